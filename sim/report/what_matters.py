"""What a reader asks of a policy, in the order in which it matters: deaths first, money last."""

GROUPS = (
    ("Deaths", {
        "deaths_expected": "Fatal opioid overdoses, expected",
        "deaths_fentanyl": "Of these, on fentanyl",
        "deaths_heroin": "Of these, on heroin",
        "deaths_rx": "Of these, on prescription opioids, in care or on legal supply",
        "lethality": "Fatal poisonings of people dependent on heroin or fentanyl",
    }),
    ("Overdoses", {"overdoses_nonfatal": "Overdoses that are survived and treated in emergency care"}),
    ("People who use", {
        "users_hf": "People dependent on heroin or fentanyl",
        "newcomers_hf": "People who start on heroin or fentanyl",
        "users_rx": "People dependent on prescription opioids",
        "consumption_de": "Street opioids used",
    }),
    ("Treatment", {
        "users_moud": "People in medication treatment",
        "care_coverage": "Dependent people who are in medication treatment",
        "users_supervised": "People on prescribed heroin under supervision",
        "users_legal": "People on heroin or fentanyl who use the legal supply",
        "users_prison": "Dependent people in prison",
    }),
    ("Price", {
        "price_per_de": "What users pay for a dose",
        "bag_price": "Price of a bag",
    }),
    ("What is in a bag", {
        "content_mean": "What a bag holds",
        "fentanyl_share_bags": "Bags that hold fentanyl",
        "fentanyl_share_deaths": "Fentanyl’s share of street-opioid deaths",
        "unaware_share": "People who met fentanyl and thought it unlikely",
    }),
    ("Goods", {
        "heroin_landed_kg": "Heroin that reached wholesale",
        "fentanyl_landed_kg": "Fentanyl that reached wholesale",
        "seizure_share": "Doses sent that are seized",
        "dealers_open": "Retail pitches that sell",
    }),
    ("Money", {
        "public_cost_usd": "Public cost of the policy, assumed",
        "spending_usd": "What users spend on street opioids",
        "trafficker_profit_usd": "What traffickers expect to earn",
    }),
)
LEAD = {name: title for _, group in GROUPS for name, title in group.items()}
