package noema.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import noema.model.trace.TraceEvent.PlanStep;
import noema.ui.run.Cursor;
import noema.ui.run.GroupRun;
import noema.ui.run.LevelRun;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;
import org.jspecify.annotations.Nullable;

/// What a run puts on the map of paragraphs: the groups of its lowest level above sentences.
final class ParagraphMarks {

    private ParagraphMarks() {}

    /// A group of the story.
    ///
    /// @param run what is known of it; null for one of the prompt
    record Member(
            String name,
            int number,
            List<Integer> places,
            float @Nullable [] concept,
            @Nullable GroupRun run) {}

    /// All groups of the story, prompt first; none where sentences are the highest thoughts.
    static List<Member> all(RunSnapshot run) {
        if (run.levels().isEmpty()) {
            return List.of();
        }
        LevelRun level = run.levels().getFirst();
        int prompt = run.prompt().size();
        var all = new ArrayList<Member>();
        int from = 0;
        for (int i = 0; i < level.start().sizes().length; i++) {
            int to = from + level.start().sizes()[i];
            all.add(
                    new Member(
                            "%s %d of the prompt".formatted(level.name(), i + 1),
                            0,
                            IntStream.range(from, to).boxed().toList(),
                            level.start().concepts().get(i),
                            null));
            from = to;
        }
        for (GroupRun group : level.groups()) {
            all.add(
                    new Member(
                            "%s %d".formatted(level.name(), group.number() + 1),
                            group.number() + 1,
                            level.sentencesOf(group, run.sentences().size()).stream()
                                    .map(sentence -> prompt + sentence)
                                    .toList(),
                            group.plan() == null ? null : group.concept(),
                            group));
        }
        return all;
    }

    /// What has happened up to a moment.
    static Marks of(RunSnapshot run, Cursor at) {
        var dots = new ArrayList<Marks.Dot>();
        var ahead = new ArrayList<Marks.Dot>();
        List<Marks.Step> steps = List.of();
        List<List<Marks.Step>> others = List.of();
        boolean thinking = false;
        int present = run.prompt().size() + at.sentence();
        for (Member member : all(run)) {
            GroupRun group = member.run();
            float[] concept = member.concept();
            if (group != null) {
                concept = concept(run, member, group, at);
                if (member.places().contains(present)) {
                    int done = stepsDone(run, group, at);
                    steps = group.steps().stream().limit(done).map(Marks.Step::of).toList();
                    others =
                            Marks.others(
                                    group.others(), PlanStep::candidate, Marks.Step::of, steps);
                    thinking = done > 0 && isPlanned(group, at);
                }
            }
            if (concept != null) {
                dots.add(dot(member, concept));
            } else if (member.concept() != null) {
                ahead.add(dot(member, member.concept()));
            }
        }
        return new Marks(
                MapLevel.PARAGRAPHS,
                dots,
                ahead,
                steps,
                others,
                List.of(),
                thinking,
                at.equals(Cursor.START) ? -1 : present);
    }

    private static Marks.Dot dot(Member member, float[] concept) {
        return new Marks.Dot(member.name(), member.number(), member.places(), concept);
    }

    /// Whether nothing of the group is done but its plan.
    private static boolean isPlanned(GroupRun group, Cursor at) {
        return at.sentence() == group.first() && at.step() == 0 && !at.isSpeaking();
    }

    /// Steps of a group's plan that are done.
    private static int stepsDone(RunSnapshot run, GroupRun group, Cursor at) {
        if (!isPlanned(group, at)) {
            return at.sentence() < group.first() ? 0 : group.steps().size();
        }
        List<PlanStep> plan = run.sentences().get(group.first()).plan();
        return (int)
                plan.subList(0, Math.min(at.plan(), plan.size())).stream()
                        .filter(step ->
                                step.height() == group.height() && step.group() == group.number())
                        .count();
    }

    /// As read back once all of its sentences are said, as planned before that; null before it is planned.
    private static float @Nullable [] concept(
            RunSnapshot run, Member member, GroupRun group, Cursor at) {
        boolean begun =
                at.compareTo(Cursor.START) > 0
                        && at.sentence() >= group.first()
                        && stepsDone(run, group, at) == group.steps().size();
        if (group.plan() == null || !begun) {
            return null;
        }
        int last = member.places().getLast() - run.prompt().size();
        SentenceRun end = run.sentences().get(last);
        boolean said =
                at.sentence() > last || at.sentence() == last && at.frame() >= end.frames().size();
        return group.done() != null && said ? group.done().concept() : group.plan().estimate();
    }
}
