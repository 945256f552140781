"""People who use, used or could use again: Mesa agents kept as arrays.

`person` is the rule, one person at a time; `kernel` is the same at array speed: they agree to the last bit.
"""

from sim.users import people_seen
from sim.users.casuals import Casual, CasualUsers
from sim.users.met import setting_of
from sim.users.numbers import Numbers
from sim.users.person import User
from sim.users.population import Users
from sim.users.states import Cause, Group, Kind, State
from sim.users.week import Setting, Street, Toll

__all__ = [
    "Casual", "CasualUsers", "Cause", "Group", "Kind", "Numbers", "Setting", "State", "Street", "Toll", "User", "Users", "people_seen",
    "setting_of",
]
