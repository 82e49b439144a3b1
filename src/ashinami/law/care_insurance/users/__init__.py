"""Who may use what of 総合事業, on which day: one subject a kind of service, one version a file.

A person of whom a version says no may still take part beside the target users where the group lets her; she is only not counted
as one (`ashinami.funding` computes what that costs).
"""
