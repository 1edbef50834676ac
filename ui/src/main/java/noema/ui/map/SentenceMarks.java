package noema.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import noema.model.trace.TraceEvent.ThoughtStep;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;
import org.jspecify.annotations.Nullable;

/// What a run puts on the map of sentences.
final class SentenceMarks {

    private SentenceMarks() {}

    /// What has happened up to a moment.
    static Marks of(RunSnapshot run, Cursor at) {
        var dots = new ArrayList<Marks.Dot>();
        int prompt = run.prompt().size();
        for (int place = 0; place < prompt; place++) {
            dots.add(
                    new Marks.Dot(
                            "sentence %d of the prompt".formatted(place + 1),
                            0,
                            List.of(place),
                            run.concepts().get(place)));
        }
        for (SentenceRun sentence : run.sentences()) {
            float[] concept = sentence.number() <= at.sentence() ? concept(sentence, at) : null;
            if (concept != null) {
                int number = sentence.number() + 1;
                dots.add(
                        new Marks.Dot(
                                "sentence " + number,
                                number,
                                List.of(prompt + sentence.number()),
                                concept));
            }
        }
        boolean begun = at.sentence() < run.sentences().size();
        SentenceRun now = begun ? run.sentences().get(at.sentence()) : null;
        List<Marks.Step> steps =
                now == null
                        ? List.of()
                        : now.steps().stream().limit(at.step()).map(Marks.Step::of).toList();
        return new Marks(
                MapLevel.SENTENCES,
                dots,
                List.of(),
                steps,
                now == null
                        ? List.of()
                        : Marks.others(now.others(), ThoughtStep::candidate, Marks.Step::of, steps),
                groups(run, dots),
                !at.isSpeaking() && !steps.isEmpty(),
                -1);
    }

    private static List<Marks.Group> groups(RunSnapshot run, List<Marks.Dot> dots) {
        Set<Integer> there = dots.stream().map(Marks.Dot::place).collect(Collectors.toSet());
        return ParagraphMarks.all(run).stream()
                .filter(group -> group.places().stream().anyMatch(there::contains))
                .map(group -> new Marks.Group(group.name(), group.places()))
                .toList();
    }

    private static float @Nullable [] concept(SentenceRun sentence, Cursor at) {
        if (sentence.number() < at.sentence()) {
            return sentence.concept();
        }
        boolean thought = at.step() >= sentence.steps().size() && at.compareTo(Cursor.START) > 0;
        if (sentence.words() != null && thought && at.frame() >= sentence.frames().size()) {
            return sentence.words().concept();
        }
        return sentence.thought() != null && thought ? sentence.thought().estimate() : null;
    }
}
