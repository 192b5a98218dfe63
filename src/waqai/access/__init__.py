"""Who may come to a desk and what they may do there: accounts, rights, sessions, tokens, and the trail of visits.

doors = Doors(store)
visitor = doors.visitor(cookie)  # everybody is local, and may do everything, until there is an account
visitor.may(Right.REVIEW)
"""

from waqai.access.changes import Change, change_of
from waqai.access.doors import Came, Doors, Terms
from waqai.access.hosts import Origin, answers_to, check_listening, is_loopback, is_passed_on, same_origin
from waqai.access.passwords import LONGEST, SHORTEST, Passwords, check_password
from waqai.access.people import COMMAND, LONGEST_NAME, LONGEST_TOKEN_DAYS, People, clean_line, key_of
from waqai.access.policy import POLICY, SCOPES, Right, rights_in, rights_of
from waqai.access.recorder import Recorder
from waqai.access.secrets import csrf_of, new_secret
from waqai.access.visitor import LOCAL, Visitor
from waqai.store import Account, Act, Role, Scope, Session, Token, Visit

__all__ = [
    "COMMAND", "LOCAL", "LONGEST", "LONGEST_NAME", "LONGEST_TOKEN_DAYS", "POLICY", "SCOPES", "SHORTEST", "Account",
    "Act", "Came", "Change", "Doors", "Origin", "Passwords", "People", "Recorder", "Right", "Role", "Scope", "Session",
    "Terms", "Token", "Visit", "Visitor", "answers_to", "change_of", "check_listening", "check_password", "clean_line",
    "csrf_of", "is_loopback", "is_passed_on", "key_of", "new_secret", "rights_in", "rights_of", "same_origin",
]  # fmt: skip
