"""The checks of a timetable: each module of this folder that has a `check(feed)` is one; nobody edits a list.

Severity is graded for Japan. What makes the timetable wrong is 要修正, and such a feed is not used at all; what a passenger would
miss is 注意; customs of other countries are お知らせ or nothing: Japanese ids and names are fine.
"""
