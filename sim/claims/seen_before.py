"""By what could be seen of a market worlds are told apart: states of the year before a claim's date, a dozen of them.

A reader can hold them against a market that he knows, which he cannot do with most numbers that are drawn.
"""

from sim.experiment.before import Seen

STATES = (
    Seen("fentanyl_share", "fentanyl_share_deaths", "fentanyl's share of street-opioid deaths in the year before", "share"),
    Seen("unaware", "unaware_share", "of those who met fentanyl in the year before, the share that thought it unlikely", "share"),
    Seen("dispersion", "potency_cv", "the spread of what bags hold in the year before", "of the mean"),
    Seen("content", "content_mean", "what a bag held in the year before", "doses"),
    Seen("price", "price_per_de", "the price of a dose on the street in the year before", "USD"),
    Seen("lethality", "lethality", "fatal poisonings of dependent people in the year before", "per 100 person-years"),
    Seen("seized", "seizure_share", "the share of doses sent that was seized in the year before", "share"),
    Seen("mail", "mail_share_sent", "the share of doses that came by mail in the year before", "share"),
    Seen("slack", "lab_capacity", "what labs could make over what was used in the year before", "times", over="consumption_de"),
    Seen("stock", "heroin_stock_kg", "the stock of heroin in the year before", "weeks of use", over="heroin_used_kg"),
    Seen("concentration", "hhi_groups", "how concentrated trafficking was in the year before (Herfindahl index)", ""),
    Seen("treated", "care_coverage", "the share of dependent people in treatment in the year before", "share"),
)
