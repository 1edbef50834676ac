package noema.ui.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import noema.model.text.Tokenizer;
import noema.model.trace.TraceEvent.TokenFrame;
import noema.ui.denoising.TokenText;
import noema.ui.look.Numbers;
import noema.ui.run.Cursor;
import noema.ui.run.GroupRun;
import noema.ui.run.LevelRun;
import noema.ui.run.Mind;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;

/// The story as a tree: groups, their sentences, their tokens; each with what made it.
///
/// @param kind     what it is
/// @param label    short name, such as `¶ 1` or `3`
/// @param text     its words, as far as there are any
/// @param made     what made it, such as `8 noise steps`
/// @param places   sentences of the story that belong to it, prompt first, from 0
/// @param at       the moment at which it was there
/// @param children what it unfolds into
record Outline(
        Kind kind,
        String label,
        String text,
        String made,
        Set<Integer> places,
        Cursor at,
        List<Outline> children) {

    /// Kinds of nodes, from the top down.
    enum Kind {
        GROUP,
        PROMPT,
        SENTENCE,
        TOKEN
    }

    /// Keeps copies.
    Outline {
        places = Set.copyOf(places);
        children = List.copyOf(children);
    }

    /// The top nodes of a run: groups where it has them, else sentences.
    static List<Outline> of(RunSnapshot run, Mind mind) {
        List<Outline> leaves = new ArrayList<>();
        for (int place = 0; place < run.prompt().size(); place++) {
            leaves.add(
                    new Outline(
                            Kind.PROMPT,
                            "p" + (place + 1),
                            run.prompt().get(place),
                            "yours",
                            Set.of(place),
                            Cursor.START,
                            List.of()));
        }
        for (SentenceRun sentence : run.sentences()) {
            leaves.add(sentence(sentence, run.prompt().size() + sentence.number(), mind));
        }
        List<Outline> nodes = leaves;
        for (LevelRun level : run.levels()) {
            nodes = groups(level, nodes, run);
        }
        return nodes;
    }

    private static Outline sentence(SentenceRun sentence, int place, Mind mind) {
        int steps = sentence.steps().size();
        int frames = sentence.frames().size();
        String made =
                steps == 0
                        ? count(frames, "frame")
                        : count(steps, "noise step") + " · " + count(frames, "frame");
        return new Outline(
                Kind.SENTENCE,
                Integer.toString(sentence.number() + 1),
                sentence.text(),
                made,
                Set.of(place),
                new Cursor(sentence.number(), sentence.plan().size(), steps, frames),
                frames == 0 ? List.of() : tokens(sentence, place, mind));
    }

    private static List<Outline> tokens(SentenceRun sentence, int place, Mind mind) {
        TokenFrame last = sentence.frames().getLast();
        var tokens = new ArrayList<Outline>();
        for (int k = 0; k < last.ids().length; k++) {
            if (last.ids()[k] == Tokenizer.MASK) {
                continue;
            }
            int step = last.settledAt()[k];
            tokens.add(
                    new Outline(
                            Kind.TOKEN,
                            Integer.toString(k),
                            TokenText.bare(TokenText.piece(mind, last.ids()[k])),
                            "frame %d · %s".formatted(step, Numbers.percent(last.confidence()[k])),
                            Set.of(place),
                            new Cursor(
                                    sentence.number(),
                                    sentence.plan().size(),
                                    sentence.steps().size(),
                                    Math.clamp(step, 1, sentence.frames().size())),
                            List.of()));
        }
        return tokens;
    }

    /// Puts the nodes of the level below into the groups of a level.
    private static List<Outline> groups(LevelRun level, List<Outline> below, RunSnapshot run) {
        var groups = new ArrayList<Outline>();
        int from = 0;
        for (int i = 0; i < level.start().sizes().length; i++) {
            int to = Math.min(below.size(), from + level.start().sizes()[i]);
            List<Outline> children = below.subList(from, to);
            groups.add(group("p" + (i + 1), level.name(), "yours", Cursor.START, children));
            from = to;
        }
        for (GroupRun group : level.groups()) {
            int count = group.plan() == null ? below.size() - from : group.plan().children();
            int to = Math.clamp(from + count, from, below.size());
            int sentence = Math.min(group.first(), Math.max(0, run.sentences().size() - 1));
            var at = new Cursor(sentence, group.steps().size(), 0, 0);
            groups.add(
                    group(
                            Integer.toString(group.number() + 1),
                            level.name(),
                            count(group.steps().size(), "noise step"),
                            at,
                            below.subList(from, to)));
            from = to;
        }
        return groups;
    }

    private static Outline group(
            String number, String name, String made, Cursor at, List<Outline> children) {
        return new Outline(
                Kind.GROUP,
                name + " " + number,
                count(
                        children.size(),
                        children.isEmpty() || children.getFirst().kind != Kind.GROUP
                                ? "sentence"
                                : "part"),
                made,
                children.stream().flatMap(c -> c.places().stream()).collect(Collectors.toSet()),
                at,
                children);
    }

    private static String count(int number, String of) {
        return number == 1 ? "1 " + of : number + " " + of + "s";
    }

    /// Whether two trees have the same shape, so that one may take the other's place node by node.
    static boolean alike(List<Outline> a, List<Outline> b) {
        return a.size() == b.size()
                && IntStream.range(0, a.size())
                        .allMatch(i ->
                                a.get(i).label.equals(b.get(i).label)
                                        && alike(a.get(i).children, b.get(i).children));
    }
}
