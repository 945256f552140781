"""Levers: what a policy changes. A lever never touches an agent; it changes the rules in force this week."""
