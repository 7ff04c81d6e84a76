package io.saveplay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saveplay.crm.Profile;
import io.saveplay.delivery.Preview;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** What would become of a webhook, as a page for the eye: whether it is let in, then each event with its note. */
final class CrmPreviewPage {
    private static final ObjectWriter JSON = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    private final Help.ColorScheme colours;
    private final StringBuilder page = new StringBuilder();

    private CrmPreviewPage(Ansi ansi) {
        this.colours = Help.defaultColorScheme(ansi);
    }

    /** The page of a preview, coloured where {@code ansi} allows. */
    static String of(Profile profile, Preview preview, Ansi ansi) {
        CrmPreviewPage page = new CrmPreviewPage(ansi);
        page.verification(profile, preview.verification());
        if (preview.unreadable() != null) {
            page.line("", "unreadable: " + preview.unreadable());
        }
        int number = 0;
        for (Preview.Event event : preview.events()) {
            number++;
            page.event(number, event);
        }
        if (preview.unreadable() == null && preview.events().isEmpty()) {
            page.line("", "there are no events in it");
        }
        return page.page.toString();
    }

    private void verification(Profile profile, Preview.Verification verification) {
        bold(profile.title() + " (" + profile.file() + ")");
        line(
                "",
                verification.verified()
                        ? "verified by " + verification.scheme()
                        : "not verified: " + verification.detail());
    }

    private void event(int number, Preview.Event event) {
        page.append('\n');
        bold("Event " + number + ": "
                + switch (event.outcome()) {
                    case DECIDED -> "a cancellation";
                    case IGNORED -> "ignored, " + event.why();
                    case FAILED -> "fails, " + event.why();
                });
        event.faults().forEach(fault -> line("  ", fault.pointer() + " " + fault.message()));
        event.remarks().forEach(remark -> line("  ", "note that " + remark));
        if (event.outcome() != Preview.Outcome.DECIDED) {
            return;
        }
        line("  ", "known again by " + event.key() + ", one of all that tell of " + event.transition());
        lines("  ", pretty(event));
        page.append('\n');
        lines("  ", String.valueOf(event.note()));
        event.writes()
                .forEach(
                        write -> line("  ", "then " + write.method() + " " + write.path() + " (" + write.name() + ")"));
    }

    private static String pretty(Preview.Event event) {
        try {
            return JSON.writeValueAsString(event.event());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event could not be written as json", e);
        }
    }

    private void lines(String indent, String text) {
        text.lines().forEach(one -> line(indent, one));
    }

    private void line(String indent, String text) {
        page.append(indent).append(text.replaceAll("\\p{Cntrl}", " ")).append('\n');
    }

    private void bold(String text) {
        page.append(colours.apply(text.replaceAll("\\p{Cntrl}", " "), List.of(Style.bold)))
                .append('\n');
    }
}
