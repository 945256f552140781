"""Where the articles contradict one another, or themselves: H01 to H26, each on claims of this register.

A contradiction is a set of claims read together, so nothing is run for it that its claims do not run. Rivals (C22 and C22r) lie on the
same arms by their form; other positions share a date and a length of runs where they can.
"""

from sim.claims.contradiction import Axis, Contradiction, Position
from sim.claims.register.common import SEED

HEROIN = Axis("heroin kept out", ("C02a", "C02b"))
CHAIN = Axis("points of the chain, each pressed by a quarter", ("C79",))
PARCELS = Axis("foreign parcels checked", ("C63",))
COOPERATION = Axis("the cooperation that can be thought of", ("C55",))
WALL = Axis("what crossing between ports costs", ("C27",))

PRODUCT = (
    Contradiction(
        id="H01", title="Does pressure on supply raise deaths, or lower them?",
        positions=(
            Position("a part of the supply cut off makes what is left deadlier", "Tree, and the article itself, 2017", SEED[:2],
                     ("C02a", "C02b", "C03")),
            Position("cutting supply saves lives", "Rosenstein, 2017, and experts, 2024", (SEED[0], SEED[2], SEED[4]), ("C19", "C79")),
        ),
        decides="The sign of the change in deaths by size of the cut and by point of the chain, and the size at which it turns.",
        axes=(CHAIN, HEROIN, PARCELS, COOPERATION),
    ),
    Contradiction(
        id="H02", title="Why did fentanyl come: enforcement, or economics?",
        positions=(
            Position("prohibition brought fentanyl", "Tree, 2017", SEED[:2], ("C05",)),
            Position("its cost and its return brought fentanyl", "a senator, 2018, and an article of 2017", (SEED[0], SEED[3]), ("C06",)),
        ),
        decides="Four histories of each world, enforcement and cost each on and off: what either adds to fentanyl's share of deaths.",
    ),
    Contradiction(
        id="H03", title="Does control provoke the drugs that follow, or do they come anyway and sooner than the state?",
        positions=(
            Position("control of precursors drives makers to newer and worse drugs", "Tree, 2017", (SEED[1],), ("C04",)),
            Position("makers outpace a slow state, so control must come early and hard", "experts, 2024", (SEED[4],), ("C49", "C80")),
        ),
        decides="Whether control brings successors forward or holds them off, and what a later start leaves of its effect.",
        caveat="how fast successors are found is put in, so the first position gives a number; what successors do to deaths is C77",
    ),
    Contradiction(
        id="H13", title="Does it harm to hit a part, and help to hit all?",
        positions=(
            Position("a partial cut makes matters worse, wherever it is made", "the article itself, 2017", (SEED[0],), ("C03",)),
            Position("every point of the chain must be hit at once, and then it helps", "experts, 2024", (SEED[4],), ("C79",)),
        ),
        decides="Both can hold where the effect first rises and then falls with the number of points that are hit.",
        axes=(CHAIN,),
        caveat="asked of one point and of all ten at the same effort for each; what lies between, and one budget for any number, is not",
    ),
    Contradiction(
        id="H18", title="Do dealers spare the customers they live on?",
        positions=(
            Position("new custom pays more than old customers are worth", "Brown, 2024", (SEED[4],), ("C13", "C12")),
            Position("no dealer wants to kill those who pay him", "an older argument the article recalls, 2024", (SEED[4],), ("C13r",)),
        ),
        decides="Deaths where dealers count both the custom that stronger bags lose and the custom they win, and whether lacing wins any.",
    ),
    Contradiction(
        id="H20", title="Does a legal outlet end the trade's profit, or bring more people to the drug?",
        positions=(
            Position("the profit is there because the drug cannot be had legally", "Tree, 2017", (SEED[0],), ("C09",)),
            Position("the law keeps people from using", "historians the article draws on, 2017", (SEED[0],)),
        ),
        decides="By how much more would have to begin before a legal supply costs lives.",
        open_="how many more begin where the drug is legal is put into this model as a number (care.legal_initiation), and newcomers do "
              "not answer the law by themselves; the break-even needs a claim over several such numbers, which is not in the register",
    ),
    Contradiction(
        id="H22", title="Does black tar keep fentanyl out of the West?",
        positions=(
            Position("tar does not mix with powder, which keeps fentanyl out", "US officials, 2017", (SEED[1],), ("C14",)),
            Position("fentanyl is cut into tar as into powder", "a Senate hearing, 2018", (SEED[3],), denies=("C14",)),
        ),
        decides="Fentanyl's share of deaths in the West, with tar that mixes and tar that does not.",
        caveat="that fentanyl enters the West late is told; whether a cut of heroin does less harm where heroin is tar is not asked",
    ),
    Contradiction(
        id="H23", title="Does a larger cut of heroin do more of what a smaller one does?",
        positions=(
            Position("half of heroin kept out raises deaths", "Tree, 2017, in one article", (SEED[0],), ("C02b",)),
            Position("three tenths of it kept out raise deaths", "Tree, 2017, in another", (SEED[1],), ("C02a",)),
        ),
        decides="The change in deaths at both sizes, at the same dates; where one stands and the other does not, size decides.",
        axes=(HEROIN,),
    ),
)

REPLACEMENT = (
    Contradiction(
        id="H04", title="Is a gap filled at once, or do labs that are gone stay gone?",
        positions=(
            Position("others step in for whoever is taken out", "Tree and Blevins, 2017", SEED[:2], ("C15", "C16", "C18")),
            Position("without labs and chemicals there is no product", "Maltz, 2024, and Rosenstein, 2017", (SEED[0], SEED[4]),
                     ("C24", "C48", "C20")),
        ),
        decides="The part of makers and labs whose closure at one time keeps the flow down, and whether it is more than can be closed.",
        caveat="the part that must be closed is the number of C20; a pool of would-be makers that is larger or smaller is C17",
    ),
    Contradiction(
        id="H09", title="Many sole proprietors, or a few cartels?",
        positions=(
            Position("sole proprietors have displaced the rings", "Grassley, 2018", (SEED[3],), ("C22",)),
            Position("cartels remain the main source", "Knierim, 2018", (SEED[2], SEED[3], SEED[4]), ("C22r",)),
        ),
        decides="The concentration of trafficking with fentanyl to be had and without.",
        caveat="whether the best lever turns with the structure is not asked",
    ),
    Contradiction(
        id="H11", title="Do seizure totals measure progress?",
        positions=(
            Position("record seizures show that it works", "US officials, 2023", (SEED[2],), ("C21r",)),
            Position("kilos seized say nothing of lives saved", "Blevins, 2017", (SEED[0],), ("C21",)),
        ),
        decides="How well kilos order policies by the lives they save.",
    ),
    Contradiction(
        id="H16", title="Are precursors the root, or the first thing makers do without?",
        positions=(
            Position("with chemicals and labs cut off the crisis ends", "Garland, 2023", (SEED[2],), ("C48",)),
            Position("control of precursors drives makers to worse drugs", "Tree, 2017", (SEED[1],), ("C04", "C77")),
            Position("control works until labs start from common chemicals", "Brown, 2024", (SEED[4],), ("C49",)),
        ),
        decides="How much of the flow a full cut leaves, and how much less the same control does three years later.",
        caveat="other countries as a source are in the model and not asked by themselves",
    ),
    Contradiction(
        id="H25", title="Why did supply move from the mail to labs in Mexico?",
        positions=(
            Position("law in China and in the mail moved it", "Felbab-Brown, 2023", (SEED[2], SEED[3]), ("C83",)),
            Position("it would have moved without the law, for cost and scale", "the course of events in the later articles",
                     (SEED[2], SEED[4]), denies=("C83",)),
        ),
        decides="What labs land where the class of fentanyls was never listed.",
        caveat="the advantage of size that cartels have cannot be taken away here, so the second position is asked as the first denied",
    ),
)

BORDER = (
    Contradiction(
        id="H10", title="Does a harder border starve the trade, or feed it?",
        positions=(
            Position("a wall raises price and profit and gathers the trade", "Jones, 2017", (SEED[1],), ("C27", "C28", "C54")),
            Position("a border staff relieved of migrants, and sure prosecution, let fewer drugs pass", "Maltz and Avila, 2024", (SEED[4],),
                     ("C29", "C30")),
        ),
        decides="Profit, concentration and flow as crossing grows dearer, and the cost at which profit would fall.",
        axes=(WALL,),
    ),
    Contradiction(
        id="H14", title="A needle in a haystack, or searches that deter?",
        positions=(
            Position("there is too much commerce for policing to matter", "Tree, 2017", (SEED[1],), ("C32",)),
            Position("checks of a share of parcels, steered by a model, work", "Brown, 2024", (SEED[4],), ("C59", "C36")),
        ),
        decides="The share of parcels that must be checked, and what steering adds to checks by chance.",
        axes=(PARCELS,),
        caveat="the amount of legitimate mail is as it is; how fast senders learn what the model looks for is part of C59",
    ),
    Contradiction(
        id="H15", title="Ships, or the air?",
        positions=(
            Position("stopping ships with chemicals starves the labs", "a committee of the House, 2024", (SEED[4],), ("C34",)),
            Position("patrols at sea are bypassed by air", "Brown, 2024", (SEED[4],), ("C34r",)),
            Position("the air hub is where chemicals can be stopped", "Brown, 2024", (SEED[4],), ("C35",)),
        ),
        decides="What lands after either way is searched as hard as is proposed, and senders have chosen anew.",
    ),
)

SOURCE = (
    Contradiction(
        id="H05", title="China: cannot, or will not?",
        positions=(
            Position("to police production in China would take more than totalitarian control", "Tree, 2017", SEED[:2], ("C40r",)),
            Position("China has the means and lacks the will", "Scissors, 2018, and experts, 2023 and 2024", SEED[2:], ("C40",)),
        ),
        decides="The share of makers that must be found each year, beside what a state can find.",
        caveat="how many makers a state can find is no result of this model; it is put in, and the share that is needed comes out",
    ),
    Contradiction(
        id="H06", title="Coercion, engagement, or backlash?",
        positions=(
            Position("only pressure moves a partner", "Scissors, 2018, and Harding, 2024", (SEED[3], SEED[4]), ("C41",)),
            Position("persuasion and exchanges build the will", "Madison, 2018, and Felbab-Brown, 2023", SEED[1:4], ("C41r",)),
            Position("sanctions and hostile words destroy cooperation", "Wang, 2023, and Jones, 2017", SEED[1:3], ("C42", "C54")),
        ),
        decides="What pressure and exchanges each take from the flow, and the strength of backlash from which pressure lets more through.",
        caveat="how states are moved is assumed: three rules are in the model, and which of them holds is no result of it",
    ),
    Contradiction(
        id="H07", title="Is police cooperation insulated from politics?",
        positions=(
            Position("police work goes on whatever politics do", "Tree, 2017", (SEED[1],), ("C43r",)),
            Position("cooperation is leverage and ends with good relations", "Felbab-Brown, 2023, and Harding, 2024", (SEED[2], SEED[4]),
                     ("C43",)),
        ),
        decides="The strength of the coupling from which tension lets more through; the break of 2022 speaks for leverage.",
        caveat="history, and no simulation, says which rule holds; the number says from where on it would matter",
    ),
    Contradiction(
        id="H08", title="Whom to sanction?",
        positions=(
            Position("only sanctions on major firms bite", "Brown, 2024", (SEED[4],), ("C38",)),
            Position("regions must be listed, and not the nation", "Scissors, 2018", (SEED[3],), ("C44", "C45")),
            Position("banks must be sanctioned, and assets seized", "experts and a committee of the House, 2024", (SEED[4],), ("C65",)),
            Position("it changes nothing: who is listed is replaced", "the articles themselves, 2017 and 2024", (SEED[0], SEED[4]),
                     ("C39", "C15")),
        ),
        decides="What each takes from the flow for the trade it puts at stake.",
        caveat="a listing and sanctions on the nation are asked at one loss (C45); designations and banks are asked at sizes of their own, "
               "as what a designation costs a firm is not known",
    ),
    Contradiction(
        id="H17", title="Mexico: quiet dividends, or a bought state?",
        positions=(
            Position("joint work with Mexico pays", "Jones, 2017", (SEED[1],), ("C53",)),
            Position("chemicals come in because officials are paid", "Avila, 2024", (SEED[4],), ("C53r",)),
        ),
        decides="What task forces take from the flow with officials paid, and what is gained where nobody is.",
        caveat="that paid officials pass on what task forces know, so that joint work does harm, is not in the model",
    ),
    Contradiction(
        id="H21", title="Pressure on those regions that do not cooperate, or on all?",
        positions=(
            Position("sanctions on the whole nation let more through than a listing of regions", "Scissors, 2018", (SEED[3],), ("C45",)),
            Position("pressure on all does as well or better", "experts, 2024", (SEED[4],), denies=("C45",)),
        ),
        decides="What lands where the same trade is put at stake in all provinces, or in half of them unless they comply.",
    ),
    Contradiction(
        id="H24", title="A weapon, or a market?",
        positions=(
            Position("the flow is meant, and the state pays for it", "a committee of the House, 2024", (SEED[2], SEED[4]), ("C51",)),
            Position("nothing shows that it is meant: it is a market", "US officials, and an article", (SEED[0], SEED[2]), ("C57",)),
        ),
        decides="Nothing that can be simulated: what is meant leaves no trace of its own in a flow.",
        open_="intent cannot be read from a flow; what can be asked is how much a rebate does to it (C51), and whether a state that means "
              "it would look different (C57)",
    ),
)

HEALTH = (
    Contradiction(
        id="H12", title="Supply first, or health first?",
        positions=(
            Position("treatment is in vain while drugs are everywhere, and sticks once supply is cut", "Maltz, 2024, and a senator, 2018",
                     (SEED[3], SEED[4]), ("C73", "C81")),
            Position("prescribed heroin, supervised sites and care work now", "a physician, and the articles of 2017", SEED[:2],
                     ("C68", "C70", "C72")),
        ),
        decides="What treatment does with supply as it is, what either adds to the other, and both at one budget.",
        caveat="C68 and C70 restate what trials put in and give numbers; the word of the second position is that of C72, at one budget",
    ),
    Contradiction(
        id="H19", title="Severity for dealers, or care for users?",
        positions=(
            Position("homicide charges for dealers save lives", "Avila, and a candidate for president, 2024", (SEED[4],), ("C75",)),
            Position("who uses is a victim, and legal supply, teaching and care do more than enforcement", "Blevins, 2017", (SEED[0],),
                     ("C72",)),
        ),
        decides="Deaths under sentences ten times as severe, where witnesses fear them, and under care at the price of enforcement.",
        caveat="care instead of prison is asked within a bundle, not by itself",
    ),
    Contradiction(
        id="H26", title="Small steps, or now or never?",
        positions=(
            Position("small steps are worth while", "a senior US official, 2024", (SEED[4],), ("C84",)),
            Position("the time for small steps is over, as each delay shrinks what can still be done", "experts, 2024", (SEED[4],),
                     ("C84r", "C80")),
        ),
        decides="Deaths under the same measures, one after the other and all at once, and under a later start.",
        axes=(Axis("paces at which the same measures come", ("C84",)),),
    ),
)

CONTRADICTIONS = tuple(sorted((*PRODUCT, *REPLACEMENT, *BORDER, *SOURCE, *HEALTH), key=lambda one: one.id))
