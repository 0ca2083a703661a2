"""Many articles at once: over the cores of a machine, or over the machines of a cluster."""
