"""Turn a question into a form, and what somebody typed into an answer or a plain word of what is wrong.

The only room that imports WTForms. `form_for` makes the form of one page; `QuestionForm.view` is what the
macros in `templates/answer` draw; `clean` is the normal form in which every text is kept.
"""

from portal.forms.fields import field_for
from portal.forms.question_form import QuestionForm, form_for
from portal.forms.typed import MOST_TYPED, Raw, clean
from portal.forms.view import Item, View
from portal.forms.wrong import FieldError

__all__ = [
    "MOST_TYPED",
    "FieldError",
    "Item",
    "QuestionForm",
    "Raw",
    "View",
    "clean",
    "field_for",
    "form_for",
]
