"""What the articles speak of, and what stands for it here: actors, crossings, products, numbered measures and the articles' own entities.

Levers, switches, rules and weekly measures are not listed: they are read from the code. An entry names where its code should be and which
levers or switches touch it; whether it does anything is looked up in paired runs.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One thing of the articles.

    where   modules or module:Name, the first that exists counts
    by      levers and switches that touch it
    shows   measures in which it should show first, with * for any letters; empty for any
    """

    name: str
    where: tuple[str, ...]
    by: tuple[str, ...]
    shows: tuple[str, ...] = ()


AGENTS, MARKET, USERS = "sim.agents", "sim.market", "sim.users"

ACTORS = (
    Entry("precursor supplier", (f"{AGENTS}.supplier:Supplier",),
          ("source_penalties", "entity_sanctions", "web_takedown", "suppliers_move"), ("supplier*", "storefront*", "chemical*")),
    Entry("source province and its officials", (f"{AGENTS}.province:Province",), ("regional_listing", "national_sanctions", "attention"),
          ("province*", "compliant*", "suppliers_*")),
    Entry("lab, small and super", (f"{AGENTS}.maker:Maker",), ("lab_strikes", "entry", "remove_makers"), ("lab*", "large_labs")),
    Entry("mail vendor", (f"{AGENTS}.maker:Maker",), ("remove_makers", "entry", "lab_closures"), ("mail_vendors", "fentanyl_mail*")),
    Entry("pill press", (f"{AGENTS}.presser:Presser",), ("press_control", "pills"), ("counterfeit*", "*pill*")),
    Entry("cartel cell", (f"{AGENTS}.cells:Trafficker",), ("product_choice", "entry", "search_effort"),
          ("cartel*", "hhi*", "trafficker*")),
    Entry("trafficking organisation, its leaders and heirs", (f"{AGENTS}.organisation:Organisation",),
          ("network_prosecution", "succession", "terror_designation"), ("groups", "splits", "hhi_groups", "cartel*")),
    Entry("independent online importer", (f"{AGENTS}.cells:Trafficker",), ("darknet_operation", "parcel_checks"), ("importer*",)),
    Entry("Canadian broker", (f"{AGENTS}.cells:Trafficker",), ("canada_route",), ("broker*", "canada*", "*canada*")),
    Entry("dealer", (f"{AGENTS}.dealer:Dealer",), ("remove_sellers", "dealer_penalties", "research"),
          ("dealer*", "customers*", "bag*", "content*", "retail*")),
    Entry("launderer", (f"{AGENTS}.launderer:Launderer",), ("bank_sanctions", "trade_audit", "money_channels"), ("launder*", "money*")),
    Entry("customs at seven crossings", (f"{AGENTS}.customs:Crossing",), ("search_effort", "port_interdiction", "allocation"),
          ("search_*", "seiz*", "*seized*")),
    Entry("irregular crossers", (f"{AGENTS}.crossers:Group",), ("migrant_relief", "shared_staff"), ("crossers", "staff_taken*", "queue*")),
    Entry("investigators and prosecutors", (f"{AGENTS}.investigators:Service",), ("upstream_tracing", "network_prosecution"), ("cases_*",)),
    Entry("treasury", (f"{AGENTS}.treasury:Office",), ("entity_sanctions", "national_sanctions"), ("designations",)),
    Entry("coast guard", (f"{AGENTS}.coastguard:Fleet",), ("maritime_patrol",), ("ships*", "search_sea", "chemical*")),
    Entry("local police", (f"{AGENTS}.police:Force",), ("dealer_penalties", "diversion"), ("police*", "dealers_left", "*prison*")),
    Entry("foreign police", (f"{AGENTS}.government:Government",), ("task_forces", "lab_strikes"), ("labs*", "lab_*", "cooperation_mexico")),
    Entry("government: source state's centre", (f"{AGENTS}.government:Government",), ("engagement", "tension", "cooperation"),
          ("*_china",)),
    Entry("government: transit state", (f"{AGENTS}.government:Government",), ("task_forces", "terror_designation", "cooperation"),
          ("*_mexico",)),
    Entry("government: Canada", (f"{AGENTS}.government:Government",), ("canada_route", "cooperation"), ("*_canada",)),
    Entry("person dependent on heroin or fentanyl", (f"{USERS}.person:User",), ("tolerance", "elastic", "heroin_cut"),
          ("users_hf", "deaths*")),
    Entry("person on prescription opioids", (f"{USERS}.states:State",), ("treatment", "tolerance"), ("users_rx", "deaths_rx")),
    Entry("person in treatment", (f"{USERS}.states:State",),
          ("treatment", "availability"), ("users_moud", "care_*", "*relapse*", "deaths_care")),
    Entry("person on prescription heroin", (f"{USERS}.states:State",), ("prescription_heroin",), ("*supervised",)),
    Entry("person in prison", (f"{USERS}.states:State",), ("diversion", "dealer_penalties"), ("*prison*",)),
    Entry("occasional opioid user", (f"{USERS}.casuals:CasualUsers",), ("pills", "education", "conversion"), ("*occasional",)),
    Entry("user of other drugs", (f"{USERS}.casuals:CasualUsers",), ("lacing", "conversion"), ("*other_drug", "laced*")),
    Entry("opioid-naive youth", (f"{USERS}.casuals:CasualUsers",), ("education", "pills"), ("*youth", "naive*")),
)

CROSSING_CODE = (f"{AGENTS}.customs:Crossings",)
CROSSINGS = (
    Entry("international mail and express", CROSSING_CODE, ("parcel_checks", "targeting", "routes"), ("mail_*", "parcel*")),
    Entry("land ports of entry", CROSSING_CODE, ("port_interdiction", "migrant_relief", "routes"), ("*ports*",)),
    Entry("land between ports", CROSSING_CODE, ("barrier", "fixed_evasion", "routes"), ("*between*",)),
    Entry("Canada, mail and land", CROSSING_CODE, ("canada_route", "routes"), ("*canada*",)),
    Entry("sea, chemicals", CROSSING_CODE, ("maritime_patrol", "routes"), ("*sea", "chemical*")),
    Entry("air hub, chemicals", CROSSING_CODE, ("hub_screening", "routes"), ("*hub", "chemical*")),
    Entry("domestic parcels", CROSSING_CODE, ("darknet_operation", "routes"), ("*domestic*",)),
)

PRODUCTS = (
    Entry("heroin, white powder and black tar", (f"{MARKET}.mixing",), ("heroin_cut", "crop_eradication"), ("heroin*", "*heroin")),
    Entry("fentanyl powder", (f"{MARKET}.mixing",), ("mixing", "fentanyl"), ("fentanyl*", "*fentanyl")),
    Entry("counterfeit pill", (f"{MARKET}.pills",), ("pills", "press_control"), ("*pill*", "counterfeit*")),
    Entry("successor opioid", (f"{AGENTS}.maker:Maker",), ("successors", "precursor_regulation"), ("*successor*",)),
    Entry("non-opioid additive", (f"{AGENTS}.dealer:Dealer",), ("naloxone", "heroin_cut", "remove_sellers"), ("*adulterant*",)),
    Entry("laced other drugs", (f"{MARKET}.sidelines",), ("lacing",), ("*laced*",)),
    Entry("prescription opioid", ("sim.harm.moves",), ("treatment", "without_event"), ("*_rx", "*rx*")),
    Entry("medication treatment", ("sim.harm.moves",), ("treatment",), ("users_moud", "care_*")),
    Entry("prescribed heroin", (f"{USERS}.offers",), ("prescription_heroin",), ("*supervised",)),
    Entry("regulated legal supply", (f"{USERS}.offers",), ("legal_supply", "legal_migration"), ("legal*",)),
    Entry("chemical tiers: precursor, pre-precursor, general chemical", (f"{MARKET}.makers",), ("precursor_regulation", "step_back"),
          ("chemicals*", "lab*")),
)

ENTITIES = (  # what an article speaks of, in our words; the articles; the entry, lever or switch that stands for it
    ("charged makers of fentanyl, and the many who take their place", "000 001 002", "lab, small and super"),
    ("online and darknet sellers", "000 002", "independent online importer"),
    ("sole proprietor with a computer, a mailbox and a press", "003", "independent online importer"),
    ("Canadian leg", "000 001 003", "Canadian broker"),
    ("poppy growers", "000", "crop_eradication"),
    ("local dealers, and sellers who fill gaps", "000 004", "dealer"),
    ("a dealer at the door of a clinic", "004", "clinic_buffers"),
    ("chemical firms: thousands, few of them in the trade", "002 003 004", "precursor supplier"),
    ("front companies, false labels, diverted orders", "002 004", "consignee_vetting"),
    ("web storefronts of one group", "002", "web_takedown"),
    ("export rebates", "004", "rebate_removal"),
    ("provinces, willing and unwilling", "003", "source province and its officials"),
    ("the source state: capacity, will, bargaining", "000 001 002 003 004", "government: source state's centre"),
    ("two cartels, their leaders and allies abroad", "002 003 004", "trafficking organisation, its leaders and heirs"),
    ("capital-rich organisations behind a wall", "001", "barrier"),
    ("a hundred super labs", "004", "lab_strikes"),
    ("makers who go back to general chemicals", "004", "step_back"),
    ("presses and fake pills", "001 002 004", "pill press"),
    ("many modes of transport, absorbing losses", "002", "routes"),
    ("cartel seaports and ships", "004", "sea, chemicals"),
    ("an air hub in the north", "004", "air hub, chemicals"),
    ("the land border and its overloaded staff", "004", "land ports of entry"),
    ("people who cross irregularly", "004", "irregular crossers"),
    ("paid-off officials", "002 004", "bribes"),
    ("customs that check parcels, dogs, devices, models", "003 004", "targeting"),
    ("joint task forces", "001", "task_forces"),
    ("prosecutors who trace a death upstream", "000", "investigators and prosecutors"),
    ("a record darknet operation", "002", "darknet_operation"),
    ("sanctions on firms", "002 004", "treasury"),
    ("navy and coast guard", "004", "coast guard"),
    ("talks, visits, exchanges of chemists", "003 004", "engagement"),
    ("rhetoric, a wall, nationalism", "001", "tension"),
    ("mirror transfers, banks and applications", "002 004", "launderer"),
    ("trade goods and bulk cash as money's ways", "002 004", "trade_audit"),
    ("people who buy without knowing", "001 002 004", "informed"),
    ("youth who buy what looks like a medicine", "004", "opioid-naive youth"),
    ("weekly users of cannabis or cocaine", "003 004", "user of other drugs"),
    ("patients on prescribed heroin", "000 001", "person on prescription heroin"),
    ("supervised sites", "001", "supervised_sites"),
    ("treatment providers and those who leave care", "003 004", "person in treatment"),
    ("naloxone carriers, and products it does not reverse", "004", "naloxone"),
    ("campaigns and lessons at school", "000 004", "education"),
    ("a legal outlet", "000", "legal_supply"),
    ("users treated as criminals or as patients", "000", "diversion"),
    ("black tar west of the Mississippi, powder east of it", "001 003", "heroin, white powder and black tar"),
    ("new mixtures that outrun the law", "001 004", "successor opioid"),
)

NUMBERED = {  # measures of the register: its meaning; weekly measures that existed before numbers were written beside them
    "M01": ("fatal overdoses", ("deaths_expected", "deaths_realised")),
    "M02": ("deaths by class, awareness, region, drug", ("deaths_heroin", "deaths_fentanyl", "deaths_rx", "deaths_east", "deaths_west")),
    "M03": ("non-fatal overdoses and calls for help", ("overdoses_nonfatal",)),
    "M04": ("lethality of a dose or a user-year", ()),
    "M05": ("mean retail potency", ("content_mean", "content_heroin", "content_fentanyl")),
    "M06": ("spread of retail potency", ("dose_sigma_heroin", "dose_sigma_fentanyl")),
    "M07": ("fentanyl's share by potency, mass, sample", ("fentanyl_share_bags", "fentanyl_share_deaths")),
    "M08": ("compactness at the border", ("de_per_gross_kg",)),
    "M09": ("purity-adjusted retail price", ("price_per_de",)),
    "M10": ("mark-up at the border and in wholesale", ("wholesale_heroin", "wholesale_fentanyl")),
    "M11": ("traffickers' profit", ("trafficker_profit_usd",)),
    "M12": ("concentration", ("hhi_cells",)),
    "M13": ("consumption", ("consumption_de",)),
    "M14": ("active users by class", ("users_rx", "users_hf", "users_moud", "users_abs", "users_rec")),
    "M15": ("initiation, transitions, naive exposures", ()),
    "M16": ("delivered flow by route and stage", ("heroin_landed_kg", "fentanyl_landed_kg", "fentanyl_mail_landed_kg")),
    "M17": ("interdiction ratio, seizures", ("seizure_share", "seized_gross_kg")),
    "M18": ("arrests, indictments, designations", ()),
    "M19": ("correlation of seizures with outcomes", ()),
    "M20": ("active suppliers, labs, vendors", ("labs", "mail_vendors", "suppliers_open", "dealers_open")),
    "M21": ("recovery time T90, lost dose-weeks", ()),
    "M22": ("substitution index", ()),
    "M23": ("attempted shipments", ("shipped_gross_kg",)),
    "M24": ("screening: hits, recall, precision, delay", ()),
    "M25": ("queues and use of inspectors", ()),
    "M26": ("cooperation, stated and delivered", ()),
    "M27": ("compliance, and cost on those who comply", ()),
    "M28": ("expected penalty over profit", ()),
    "M29": ("laundering: fee, delay, loss, channels", ()),
    "M30": ("treatment: enrolment, retention, relapse", ("users_moud",)),
    "M31": ("deaths in care and just after it", ()),
    "M32": ("share of use from legal supply", ()),
    "M33": ("rescue success by product", ()),
    "M34": ("awareness, counterfeit exposures of youth", ("unaware_share",)),
    "M35": ("public cost, cost of a death averted", ()),
    "M36": ("person-years in prison", ()),
    "M37": ("interaction of levers", ()),
    "M38": ("effect by start time", ()),
    "M39": ("product generations and chemical tiers", ()),
    "M40": ("regional divergence", ("deaths_east", "deaths_west")),
}
