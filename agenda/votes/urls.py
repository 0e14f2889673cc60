from django.urls import path

from agenda.votes.views import drafts, hall, pages, paper, two

urlpatterns = [
    path("", pages.vote_list, name="vote_list"),
    path("new/", drafts.new_vote, name="new_vote"),
    path("<int:pk>/", pages.vote, name="vote"),
    path("<int:pk>/change/", drafts.change_vote, name="change_vote"),
    path("<int:pk>/remove/", drafts.remove_vote, name="remove_vote"),
    path("<int:pk>/stand/", pages.stand, name="stand"),
    path("<int:pk>/stand/down/", pages.stand_down, name="stand_down"),
    path("<int:pk>/propose/", drafts.propose_woman, name="propose_woman"),
    path("<int:pk>/paper/", paper.paper, name="paper"),
    path("<int:pk>/sent/", paper.sent, name="sent"),
    path("<int:pk>/receipts/", pages.receipts, name="receipts"),
    path("<int:pk>/table/", pages.vote_table, name="vote_table"),
    path("<int:pk>/review/", pages.review_vote, name="review_vote"),
    path("<int:pk>/two/", two.ask_two, name="ask_two"),
    path("<int:pk>/counted/", two.counted_papers, name="counted_papers"),
    path("two/<int:pk>/approve/", two.approve_two, name="approve_two"),
    path("two/<int:pk>/withdraw/", two.withdraw_two, name="withdraw_two"),
    path("<int:pk>/hall/", hall.hall, name="hall"),
    path("<int:pk>/hall/back/", hall.take_back_paper, name="take_back_paper"),
    path("<int:pk>/hall/box/", hall.read_box, name="read_box"),
    path("<int:pk>/hall/print/", hall.print_papers, name="print_papers"),
]
