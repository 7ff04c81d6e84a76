package io.saveplay.rulebook;

import com.fasterxml.jackson.core.type.TypeReference;
import io.saveplay.decision.Play;
import io.saveplay.decision.PlayKind;
import io.saveplay.decision.Playbook;
import io.saveplay.decision.TalkTrack;
import io.saveplay.decision.Timing;
import io.saveplay.drl.Problem;
import io.saveplay.drl.Words;
import io.saveplay.event.Channel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads the playbook: one Markdown page for each play, with front matter and a talk track. */
final class PlaybookReader {
    private static final Pattern PAGE = Pattern.compile("---\\R(.*?)\\R---\\R(.*)", Pattern.DOTALL);
    private static final int LONGEST_LINE = 1000;
    private static final int MOST_POINTS = 1000;
    private static final String OPTION = "Option: ";
    private static final Parser MARKDOWN = Parser.builder().build();

    private final Tables tables;
    private final List<Problem> problems;

    private record FrontMatter(
            String id,
            String title,
            PlayKind kind,
            Timing timing,
            int step,
            List<Channel> channels,
            int effort,
            int points,
            boolean contacts,
            List<String> guidance) {}

    PlaybookReader(Tables tables, List<Problem> problems) {
        this.tables = tables;
        this.problems = problems;
    }

    /** The plays of these pages. */
    Playbook read(Map<String, String> pages) {
        List<Play> plays = new ArrayList<>();
        pages.forEach((file, text) -> page(file, text).ifPresent(plays::add));
        return Playbook.of(plays);
    }

    private Optional<Play> page(String file, String text) {
        Matcher page = PAGE.matcher(text);
        if (!page.matches()) {
            problems.add(Problem.at(file, 1, 1, "front-matter", "the page starts with front matter between two `---`"));
            return Optional.empty();
        }
        FrontMatter front = tables.yaml(file, "#\n" + page.group(1), new TypeReference<FrontMatter>() {});
        if (front == null) {
            return Optional.empty();
        }
        if (!file.equals("playbook/" + front.id() + ".md")) {
            problems.add(Problem.in(file, "page-name", "the page of the play `" + front.id() + "` is named after it"));
        }
        if (front.effort() < 1 || front.effort() > 5) {
            problems.add(Problem.in(file, "front-matter", "effort is 1 to 5, not `" + front.effort() + "`"));
        }
        if (Math.abs(front.points()) > MOST_POINTS) {
            problem(file, "front-matter", "points are at most " + MOST_POINTS + ", not `" + front.points() + "`", null);
        }
        Map<String, List<TalkTrack.Line>> sections = new LinkedHashMap<>();
        String description = described(file, page.group(2), sections);
        if (description == null) {
            return Optional.empty();
        }
        List<TalkTrack.Line> say = sections.getOrDefault("Say", List.of());
        List<TalkTrack.Line> avoid = sections.getOrDefault("Do not say", List.of());
        boolean known = sections.keySet().stream().allMatch(PlaybookReader::isSection);
        if (known
                && (say.stream().noneMatch(TalkTrack.Line::plain)
                        || avoid.stream().noneMatch(TalkTrack.Line::plain))) {
            problems.add(
                    Problem.in(file, "talk-track", "`Say` and `Do not say` each need a line without a placeholder"));
        }
        Map<String, List<TalkTrack.Line>> options = new LinkedHashMap<>();
        sections.forEach((heading, lines) -> {
            if (heading.startsWith(OPTION)) {
                options.put(heading.substring(OPTION.length()).strip(), lines);
            }
        });
        return Optional.of(new Play(
                front.id(),
                front.title(),
                front.kind(),
                front.timing(),
                front.step(),
                List.copyOf(front.channels()),
                front.effort(),
                front.points(),
                front.contacts(),
                List.copyOf(front.guidance()),
                description,
                new TalkTrack(say, avoid),
                options));
    }

    private static boolean isSection(String heading) {
        return heading.equals("Say") || heading.equals("Do not say") || heading.startsWith(OPTION);
    }

    private @Nullable String described(String file, String body, Map<String, List<TalkTrack.Line>> sections) {
        if (body.lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
            problem(file, "talk-track", "a line is longer than " + LONGEST_LINE + " characters", "break it");
            return null;
        }
        try {
            return sections(file, body, sections);
        } catch (StackOverflowError e) {
            // The Markdown parser and its visitors go as deep as the page does.
            problem(file, "talk-track", "there are too many marks inside each other", "write plain sentences");
            return null;
        }
    }

    /** Fills in the lines under each heading, and returns the text before the first. */
    private String sections(String file, String body, Map<String, List<TalkTrack.Line>> sections) {
        StringBuilder description = new StringBuilder();
        List<TalkTrack.Line> lines = null;
        for (Node node = MARKDOWN.parse(body).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                String heading = text(node);
                if (!isSection(heading)) {
                    problems.add(Problem.in(
                            file,
                            "talk-track",
                            "`" + heading
                                    + "` is no section of a page; there are `Say`, `Do not say` and `Option: name`"));
                }
                lines = sections.computeIfAbsent(heading, name -> new ArrayList<>());
            } else if (node instanceof BulletList && lines != null) {
                for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
                    line(file, text(item), lines);
                }
            } else if (node instanceof Paragraph && lines == null) {
                description.append(description.length() == 0 ? "" : " ").append(text(node));
            } else {
                problems.add(
                        Problem.in(file, "talk-track", "under a heading there are only lines that start with `- `"));
            }
        }
        return description.toString();
    }

    private void line(String file, String text, List<TalkTrack.Line> lines) {
        try {
            lines.add(TalkTrack.Line.of(text));
        } catch (TalkTrack.UnknownPlaceholderException e) {
            String fix = Words.nearest(
                    "{" + e.name() + "}",
                    TalkTrack.placeholders().stream()
                            .map(name -> "{" + name + "}")
                            .toList());
            problem(
                    file,
                    "placeholder",
                    String.valueOf(e.getMessage()),
                    fix != null
                            ? fix
                            : "a placeholder is written as in `{client.name}` or `{client.contactName ?: 'there'}`");
        } catch (IllegalArgumentException e) {
            problem(file, "placeholder", String.valueOf(e.getMessage()), null);
        }
    }

    private void problem(String file, String code, String message, @Nullable String fix) {
        problems.add(new Problem(file, null, null, code, Problem.Severity.ERROR, null, message, fix));
    }

    /** The words under a node, without markup, on one line. */
    private static String text(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                words.append(' ');
            }
        });
        return words.toString().strip();
    }
}
