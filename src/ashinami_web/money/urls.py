"""The addresses of the group's money and of the funder's side."""

from django.urls import path

from ashinami_web.money.views import activities, bank, books, claims, own_forms, plans, receipts, review, rules, sharing

urlpatterns = [
    path("", books.now, name="money"),
    path("slip/", books.slip, name="slip"),
    path("entries/<uuid:key>/", books.entry, name="money_entry"),
    path("receipts/", receipts.receipts, name="receipts"),
    path("receipts/<uuid:key>/", receipts.receipt, name="receipt"),
    path("bank/", bank.bank, name="bank"),
    path("bank/<uuid:key>/book/", bank.book, name="bank_book"),
    path("rates/", rules.rates, name="rates"),
    path("rates/<uuid:key>/end/", rules.rate_end, name="rate_end"),
    path("grants/new/", rules.grant, name="grant_new"),
    path("grants/<uuid:key>/", rules.grant, name="grant"),
    path("assets/", plans.assets, name="assets"),
    path("assets/new/", plans.asset, name="bought_new"),
    path("assets/<uuid:key>/", plans.asset, name="bought"),
    path("assets/<uuid:key>/give-up/", plans.asset_give_up, name="asset_give_up"),
    path("shared/", sharing.shared_costs, name="shared_costs"),
    path("shared/new/", sharing.agreement, name="shared_cost_new"),
    path("shared/<uuid:sharedcost>/", sharing.shared_cost, name="shared_cost"),
    path("shared/<uuid:sharedcost>/write/", sharing.agreement, name="shared_cost_write"),
    path("shared/<uuid:sharedcost>/partner/", sharing.partner, name="cost_partner_new"),
    path("shared/<uuid:sharedcost>/partner/<uuid:costpartner>/", sharing.partner, name="cost_partner"),
    path("shared/<uuid:sharedcost>/reckon/", sharing.shared_cost_reckon, name="shared_cost_reckon"),
    path("shared/statements/<uuid:coststatement>/statement.pdf", sharing.cost_statement, name="cost_statement"),
    path("visits/<uuid:key>/", activities.visit, name="money_visit"),
    path("statuses/", activities.statuses, name="statuses"),
    path("statuses/<uuid:key>/", activities.status, name="status"),
    path("claims/", claims.claims, name="claims"),
    path("claims/new/", claims.new, name="claim_new"),
    path("claims/bundle.zip", claims.claims_bundle, name="claims_bundle"),
    path("claims/reply/", claims.claims_reply, name="claims_reply"),
    path("claims/decisions/", claims.decisions, name="claims_decisions"),
    path("claims/<uuid:key>/", claims.claim, name="claim"),
    path("claims/<uuid:key>/form/", claims.claim_form, name="claim_form"),
    *(
        path(f"claims/<uuid:key>/{name}", claims.claim_paper, {"name": name}, name=f"claim_{name.replace('.', '_')}")
        for name in ("claim.xlsx", "claim.pdf", "claim.csv")
    ),
    path("review/", review.review, name="review"),
    path("review/bundle.zip", review.review_bundle, name="review_bundle"),
    path("review/assets/", plans.aided, name="aided_assets"),
    path("review/budget/", review.budget, name="budget"),
    path("review/forms/", own_forms.own_forms, name="own_forms"),
    path("review/forms/<uuid:key>/", own_forms.own_form, name="own_form"),
    path("review/forms/<uuid:key>/sample.xlsx", own_forms.own_form_sample, name="own_form_sample"),
    path("review/<uuid:key>/", review.review_claim, name="review_claim"),
    *(
        path(f"review/<uuid:key>/{name}", review.review_paper, {"name": name}, name=f"review_{name.replace('.', '_')}")
        for name in ("claim.xlsx", "claim.pdf", "claim.csv")
    ),
    path("<str:month>/", books.month, name="money_month"),
    path("<str:month>/journal/", books.journal, name="journal"),
    path("<str:month>/trial/", books.trial, name="money_trial"),
    path("<str:month>/year/", books.year, name="money_year"),
    path("<str:month>/year/close/", books.year_close, name="year_close"),
    path("<str:month>/account/", books.account, name="account"),
    *(
        path(f"<str:month>/{name}", books.paper, {"name": name}, name=f"paper_{name.replace('.', '_')}")
        for name in ("ledger.xlsx", "allowances.xlsx", "year.xlsx")
    ),
    path("<str:month>/half/", plans.half, name="half"),
    path("<str:month>/half/agreement.pdf", plans.agreement, name="half_agreement"),
    path("<str:month>/visits/", activities.visits, name="visits"),
    path("<str:month>/allowances/", activities.allowances, name="allowances"),
    path("<str:month>/allowances/<uuid:key>/statement.pdf", activities.statement, name="statement"),
    path("<str:month>/allowances/<uuid:key>/received/", activities.received, name="received"),
    path("<str:month>/charges/", activities.charges, name="charges"),
    path("<str:month>/charges/<uuid:key>/bill.pdf", activities.bill, name="bill"),
]
