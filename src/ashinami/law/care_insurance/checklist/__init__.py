"""基本チェックリスト: 25 items, seven criteria; any one met makes a person of 65 or more a 事業対象者."""
