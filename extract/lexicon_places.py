"""Places of the real world that the press names most: countries, parts of the world, US states, large cities.

Public facts (member states of the United Nations, the states of the USA, the most populous cities and capitals);
they only add to what grammar tells.
"""

from typing import Final

COUNTRIES: Final = frozenset(
    """Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh|
    Barbados|Belarus|Belgium|Belize|Bolivia|Bosnia|Botswana|Brazil|Britain|Bulgaria|Cambodia|Cameroon|Canada|Chile|
    China|Colombia|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechoslovakia|Denmark|Dominican Republic|
    East Germany|Ecuador|Egypt|El Salvador|England|Estonia|Ethiopia|Fiji|Finland|France|Germany|Ghana|Great Britain|
    Greece|Greenland|Guatemala|Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|
    Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|Laos|Latvia|Lebanon|Liberia|Libya|Lithuania|Luxembourg|
    Madagascar|Malawi|Malaysia|Mali|Malta|Mexico|Moldova|Monaco|Mongolia|Morocco|Mozambique|Myanmar|Namibia|Nepal|
    Netherlands|New Zealand|Nicaragua|Nigeria|North Korea|Northern Ireland|Norway|Oman|Pakistan|Palestine|Panama|
    Paraguay|Persia|Peru|Philippines|Poland|Portugal|Prussia|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Scotland|
    Senegal|Serbia|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|Soviet Union|Spain|Sri Lanka|Sudan|
    Sweden|Switzerland|Syria|Taiwan|Tanzania|Thailand|Tibet|Tunisia|Turkey|U.K.|U.S.|U.S.A.|UK|US|USA|USSR|Uganda|
    Ukraine|United Kingdom|United States|United States of America|Uruguay|Uzbekistan|Venezuela|Vietnam|Wales|
    West Germany|Yemen|Yugoslavia|Zambia|Zimbabwe|Africa|America|Antarctica|Arctic|Asia|Europe|Latin America|
    Middle East|North America|South America|Scandinavia|Caribbean|Balkans|Mars|Earth|Moon|Venus|Jupiter|Saturn""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)

PARTS: Final = frozenset(
    """Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|
    Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|
    Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|
    Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|
    West Virginia|Wisconsin|Wyoming|Ontario|Quebec|British Columbia|Alberta|Nova Scotia|Queensland|Victoria|
    New South Wales|Tasmania|Bavaria|Sicily|Tuscany|Normandy|Brittany|Provence|Siberia|Yorkshire|Lancashire|Cornwall|
    Devon|Dorset|Kent|Essex|Sussex|Norfolk|Suffolk|Cumbria|Northumberland""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)

CITIES: Final = frozenset(
    """Albuquerque|Amsterdam|Athens|Atlanta|Auckland|Austin|Baghdad|Baltimore|Bangkok|Barcelona|Beijing|Beirut|Belfast|
    Belgrade|Berlin|Birmingham|Bogotá|Boston|Brighton|Bristol|Brooklyn|Brussels|Bucharest|Budapest|Buenos Aires|Cairo|
    Calgary|Cambridge|Cape Town|Cardiff|Chicago|Cincinnati|Cleveland|Cologne|Copenhagen|Dallas|Delhi|Denver|Detroit|
    Dubai|Dublin|Edinburgh|Florence|Frankfurt|Geneva|Glasgow|Hamburg|Hanoi|Havana|Helsinki|Hollywood|Hong Kong|Houston|
    Istanbul|Jerusalem|Johannesburg|Kabul|Kiev|Kyiv|Las Vegas|Leeds|Leningrad|Lima|Lisbon|Liverpool|London|Los Angeles|
    Madrid|Manchester|Manhattan|Manila|Melbourne|Memphis|Mexico City|Miami|Milan|Minneapolis|Montreal|Moscow|Mumbai|
    Munich|Nairobi|Naples|Nashville|New Delhi|New Orleans|New York City|Newcastle|Oslo|Ottawa|Oxford|Paris|
    Philadelphia|Phoenix|Pittsburgh|Portland|Prague|Queens|Reykjavik|Rio de Janeiro|Rome|Rotterdam|San Antonio|
    San Diego|San Francisco|Santiago|Sarajevo|Savannah|Seattle|Seoul|Shanghai|Sheffield|Sofia|St. Louis|
    St. Petersburg|Stockholm|Sydney|São Paulo|Taipei|Tehran|Tokyo|Toronto|Vancouver|Venice|Vienna|Warsaw|
    Washington, D.C.|Washington D.C.|Zurich""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)

REAL_PLACES: Final = COUNTRIES | PARTS | CITIES

DEMONYMS: Final = frozenset(
    """Afghan Afghans African Africans American Americans Arab Arabs Argentine Argentinian Armenian Asian Asians Australian
    Australians Austrian Austrians Belgian Belgians Brazilian Brazilians Briton Britons British Bulgarian Canadian Canadians
    Catholic Catholics Chilean Chinese Christian Christians Colombian Cuban Cubans Czech Czechs Dane Danes Danish Dutch Egyptian
    Egyptians English Englishman Englishwoman European Europeans Finn Finnish French Frenchman German Germans Greek Greeks Hawaiian
    Hindu Hungarian Icelandic Indian Indians Iranian Iranians Iraqi Irish Irishman Israeli Israelis Italian Italians Jamaican Japanese
    Jew Jewish Jews Kenyan Korean Koreans Latin Latina Latino Mexican Mexicans Moroccan Muslim Muslims Nigerian Nordic Norwegian
    Norwegians Pakistani Palestinian Persian Pole Poles Polish Portuguese Roman Romanian Russian Russians Scandinavian Scot
    Scots Scottish Serb Serbian Soviet Soviets Spaniard Spanish Swede Swedish Swiss Syrian Thai Tibetan Turk Turkish Ukrainian
    Ukrainians Venezuelan Victorian Victorians Vietnamese Welsh Welshman Western Westerner Yugoslav""".split()
)
"""Words for peoples, languages and faiths: no names of things of their own."""
