r"""Trained weights, by \`\`benchmarks/training.py\`\`."""
