package noema.ui.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import noema.model.trace.TraceEvent.PlanStep;
import noema.model.trace.TraceEvent.ThoughtStep;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import org.jspecify.annotations.Nullable;

/// What a run puts on the map, up to a moment of it.
///
/// @param level    whose concepts these are
/// @param dots     finished concepts of the story in their order, prompt first
/// @param ahead    those that are still to come at this moment; told of paragraphs only
/// @param steps    noise steps so far of the concept at the moment
/// @param others   noise steps so far of its other candidates, a list each
/// @param groups   which of the dots belong together, at the lowest level above sentences
/// @param thinking whether the concept is still being thought
/// @param present  place in the story of the sentence at the moment, for what it is part of; -1 where that is not told
record Marks(
        MapLevel level,
        List<Dot> dots,
        List<Dot> ahead,
        List<Step> steps,
        List<List<Step>> others,
        List<Group> groups,
        boolean thinking,
        int present) {

    /// Keeps copies of the lists.
    Marks {
        dots = List.copyOf(dots);
        ahead = List.copyOf(ahead);
        steps = List.copyOf(steps);
        others = List.copyOf(others);
        groups = List.copyOf(groups);
    }

    /// Nothing.
    static Marks none(MapLevel level) {
        return new Marks(level, List.of(), List.of(), List.of(), List.of(), List.of(), false, -1);
    }

    /// What has happened up to a moment.
    static Marks of(RunSnapshot run, Cursor at, MapLevel level) {
        return switch (level) {
            case SENTENCES -> SentenceMarks.of(run, at);
            case PARAGRAPHS -> ParagraphMarks.of(run, at);
        };
    }

    /// The noise steps of candidates that are as far as the steps that are done, a list for each candidate.
    ///
    /// @param all steps of all of them, in their order
    static <T> List<List<Step>> others(
            List<T> all, ToIntFunction<T> candidate, Function<T, Step> step, List<Step> done) {
        int last = done.isEmpty() ? 0 : done.getLast().number();
        var byCandidate = new LinkedHashMap<Integer, List<Step>>();
        for (T each : all) {
            Step made = step.apply(each);
            if (made.number() <= last) {
                byCandidate
                        .computeIfAbsent(candidate.applyAsInt(each), c -> new ArrayList<>())
                        .add(made);
            }
        }
        return List.copyOf(byCandidate.values());
    }

    /// A finished concept.
    ///
    /// @param name    for people, such as `sentence 3`
    /// @param number  of its sentence or paragraph in the run, from 1; 0 when it is of the prompt
    /// @param places  of its sentences in the story, from 0; one at least
    /// @param concept S x C numbers
    record Dot(String name, int number, List<Integer> places, float[] concept) {

        /// Whether the user wrote it.
        boolean isPrompt() {
            return number == 0;
        }

        /// The place of its first sentence.
        int place() {
            return places.getFirst();
        }

        /// Whether any of its sentences is not muted.
        boolean isLit(IntPredicate lit) {
            return places.stream().anyMatch(lit::test);
        }

        /// Whether all of its sentences are selected.
        boolean isSelected(Set<Integer> selected) {
            return selected.containsAll(places);
        }
    }

    /// A noise step of a concept.
    ///
    /// @param number   from 1
    /// @param level    noise level after it, 0 to 1
    /// @param noisy    the concept after it
    /// @param estimate of the clean concept
    /// @param without  the estimate without the story in view; the same as `with` where that is not told
    /// @param with     the estimate with the story in view
    record Step(
            int number,
            double level,
            float[] noisy,
            float[] estimate,
            float[] without,
            float[] with) {

        static Step of(ThoughtStep s) {
            return new Step(
                    s.step(),
                    s.level(),
                    s.noisy(),
                    s.estimate(),
                    s.unconditional(),
                    s.conditional());
        }

        static Step of(PlanStep s) {
            return new Step(
                    s.step(), s.level(), s.noisy(), s.estimate(), s.estimate(), s.estimate());
        }
    }

    /// Sentences that belong together.
    ///
    /// @param name   of what they make, such as `paragraph 2`
    /// @param places of its sentences in the story; at least one is among the dots
    record Group(String name, List<Integer> places) {}

    /// Where the finished concepts and the noise steps are; null when none of them is on the map.
    ///
    /// @param place finds where a concept is
    @Nullable Bounds bounds(Function<float[], @Nullable Spot> place) {
        List<Spot> spots =
                Stream.concat(
                                dots.stream().map(Dot::concept),
                                steps.stream().flatMap(s -> Stream.of(s.noisy(), s.estimate())))
                        .map(place)
                        .filter(Objects::nonNull)
                        .toList();
        return spots.isEmpty() ? null : Bounds.of(spots);
    }

    /// Places of all sentences whose finished concepts lie inside a loop.
    ///
    /// @param place finds where a concept is
    Set<Integer> inside(Lasso loop, Function<float[], @Nullable Spot> place) {
        var inside = new HashSet<Integer>();
        for (Dot dot : dots) {
            Spot spot = place.apply(dot.concept());
            if (spot != null && loop.contains(spot.x(), spot.y())) {
                inside.addAll(dot.places());
            }
        }
        return Set.copyOf(inside);
    }

    /// The same in a new record: whoever paints them looks again.
    Marks again() {
        return new Marks(level, dots, ahead, steps, others, groups, thinking, present);
    }
}
