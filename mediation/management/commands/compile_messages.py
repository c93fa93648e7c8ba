"""`compile_messages`: the translations made readable by the site, without the gettext tools."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mediation.messages import UnreadableMessagesError, compile_messages


class Command(BaseCommand):
    """Idempotent. Ends with one line of counts."""

    help = "Compile locale/*/LC_MESSAGES/*.po en .mo. Sans effet sur ce qui est déjà à jour."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            compiled = compile_messages()
        except UnreadableMessagesError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"] >= 2:
            for path in compiled.written:
                self.stdout.write(f"{path.parent.parent.name}/{path.name}")
        if options["verbosity"]:
            self.stdout.write(f"written={len(compiled.written)} unchanged={len(compiled.unchanged)}")
