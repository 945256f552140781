"""All levers of a run, one file each."""

from dataclasses import dataclass, fields, replace

from sim.policy.asset_seizure import AssetSeizure
from sim.policy.bank_sanctions import BankSanctions
from sim.policy.barrier import Barrier
from sim.policy.bundle import Bundle
from sim.policy.canada_route import CanadaRoute
from sim.policy.clinic_buffers import ClinicBuffers
from sim.policy.consignee_vetting import ConsigneeVetting
from sim.policy.crop_eradication import CropEradication
from sim.policy.darknet_operation import DarknetOperation
from sim.policy.dealer_penalties import DealerPenalties
from sim.policy.diversion import Diversion
from sim.policy.drug_checking import DrugChecking
from sim.policy.education import Education
from sim.policy.engagement import Engagement
from sim.policy.entity_sanctions import EntitySanctions
from sim.policy.form import Lever, acts
from sim.policy.heroin_cut import HeroinCut
from sim.policy.hub_screening import HubScreening
from sim.policy.lab_closures import LabClosures
from sim.policy.lab_strikes import LabStrikes
from sim.policy.legal_supply import LegalSupply
from sim.policy.maritime_patrol import MaritimePatrol
from sim.policy.mass_balance_audit import MassBalanceAudit
from sim.policy.migrant_relief import MigrantRelief
from sim.policy.naloxone import Naloxone
from sim.policy.national_sanctions import NationalSanctions
from sim.policy.network_prosecution import NetworkProsecution
from sim.policy.parcel_checks import ParcelChecks
from sim.policy.port_interdiction import PortInterdiction
from sim.policy.precursor_regulation import PrecursorRegulation
from sim.policy.prescription_heroin import PrescriptionHeroin
from sim.policy.press_control import PressControl
from sim.policy.rebate_removal import RebateRemoval
from sim.policy.regional_listing import RegionalListing
from sim.policy.remove_makers import RemoveMakers
from sim.policy.remove_sellers import RemoveSellers
from sim.policy.search_effort import SearchEffort
from sim.policy.shipment_data import ShipmentData
from sim.policy.source_penalties import SourcePenalties
from sim.policy.supervised_sites import SupervisedSites
from sim.policy.targeting import Targeting
from sim.policy.task_forces import TaskForces
from sim.policy.tension import Tension
from sim.policy.terror_designation import TerrorDesignation
from sim.policy.trade_audit import TradeAudit
from sim.policy.treatment import Treatment
from sim.policy.upstream_shock import UpstreamShock
from sim.policy.upstream_tracing import UpstreamTracing
from sim.policy.web_takedown import WebTakedown
from sim.policy.without_event import WithoutEvent


@dataclass(frozen=True, kw_only=True)
class Policy:
    """All levers of a run, in the order of their register. The default changes nothing."""

    crop_eradication: CropEradication = CropEradication()
    heroin_cut: HeroinCut = HeroinCut()
    port_interdiction: PortInterdiction = PortInterdiction()
    barrier: Barrier = Barrier()
    migrant_relief: MigrantRelief = MigrantRelief()
    parcel_checks: ParcelChecks = ParcelChecks()
    targeting: Targeting = Targeting()
    consignee_vetting: ConsigneeVetting = ConsigneeVetting()
    mass_balance_audit: MassBalanceAudit = MassBalanceAudit()
    maritime_patrol: MaritimePatrol = MaritimePatrol()
    hub_screening: HubScreening = HubScreening()
    shipment_data: ShipmentData = ShipmentData()
    precursor_regulation: PrecursorRegulation = PrecursorRegulation()
    lab_closures: LabClosures = LabClosures()
    source_penalties: SourcePenalties = SourcePenalties()
    web_takedown: WebTakedown = WebTakedown()
    rebate_removal: RebateRemoval = RebateRemoval()
    remove_makers: RemoveMakers = RemoveMakers()
    entity_sanctions: EntitySanctions = EntitySanctions()
    regional_listing: RegionalListing = RegionalListing()
    national_sanctions: NationalSanctions = NationalSanctions()
    engagement: Engagement = Engagement()
    tension: Tension = Tension()
    task_forces: TaskForces = TaskForces()
    lab_strikes: LabStrikes = LabStrikes()
    terror_designation: TerrorDesignation = TerrorDesignation()
    network_prosecution: NetworkProsecution = NetworkProsecution()
    darknet_operation: DarknetOperation = DarknetOperation()
    upstream_tracing: UpstreamTracing = UpstreamTracing()
    dealer_penalties: DealerPenalties = DealerPenalties()
    clinic_buffers: ClinicBuffers = ClinicBuffers()
    bank_sanctions: BankSanctions = BankSanctions()
    asset_seizure: AssetSeizure = AssetSeizure()
    trade_audit: TradeAudit = TradeAudit()
    treatment: Treatment = Treatment()
    prescription_heroin: PrescriptionHeroin = PrescriptionHeroin()
    supervised_sites: SupervisedSites = SupervisedSites()
    naloxone: Naloxone = Naloxone()
    education: Education = Education()
    legal_supply: LegalSupply = LegalSupply()
    diversion: Diversion = Diversion()
    canada_route: CanadaRoute = CanadaRoute()
    bundle: Bundle = Bundle()
    press_control: PressControl = PressControl()
    search_effort: SearchEffort = SearchEffort()
    remove_sellers: RemoveSellers = RemoveSellers()
    drug_checking: DrugChecking = DrugChecking()
    upstream_shock: UpstreamShock = UpstreamShock()
    without_event: WithoutEvent = WithoutEvent()


def meant(policy: Policy) -> Policy:
    """The policy as it is meant: levers that do nothing without their dates, all levers of a bundle on the date of its decision."""
    kept = acting(policy)
    if "bundle" in kept:
        kept = {name: replace(lever, start=policy.bundle.start) for name, lever in kept.items()}
    return Policy(**kept)


def acting(policy: Policy) -> dict[str, Lever]:
    """The levers that do something, by name."""
    return {f.name: lever for f in fields(policy) if acts(lever := getattr(policy, f.name))}


def begun(policy: Policy, week: int) -> Policy:
    """The policy with every lever that does something starting in that week."""
    return replace(policy, **{name: replace(lever, start=week) for name, lever in acting(policy).items()})


def relative(policy: Policy) -> bool:
    """Whether a lever of the policy is meant relative to what would have come without it: then that has to be run first."""
    return any(lever.relative for lever in acting(policy).values())
