from django import forms


class StepForm(forms.Form):
    """Nothing to fill in; the others ask for what their action needs."""

    def __init__(self, *args, articles, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.articles, self.user = articles, user
