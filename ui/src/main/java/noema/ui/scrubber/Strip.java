package noema.ui.scrubber;

import java.util.ArrayList;
import java.util.List;
import noema.model.trace.Recipe;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;
import org.jspecify.annotations.Nullable;

/// How a run is laid out on a line: every moment is one cell, and while the run is going on there is room for what is to come.
///
/// @param segments one for each sentence, in order, those to come included
/// @param cells    of all segments together
record Strip(List<Segment> segments, int cells) {

    /// Tokens of a usual sentence.
    private static final int TOKENS = 12;

    /// Nothing to show.
    static final Strip EMPTY = new Strip(List.of(), 0);

    /// A sentence on the line.
    ///
    /// @param sentence its number
    /// @param start    its first cell
    /// @param before   moments of the sentences before it
    /// @param plan     noise steps of the plan before it
    /// @param steps    noise steps there are
    /// @param stepRoom noise steps there will be
    /// @param frames   token frames there are
    /// @param wordRoom token frames there will be, at most
    record Segment(
            int sentence,
            int start,
            int before,
            int plan,
            int steps,
            int stepRoom,
            int frames,
            int wordRoom) {
        /// The first cell of its thought.
        int thought() {
            return start + plan;
        }

        /// The first cell of its words.
        int words() {
            return thought() + stepRoom;
        }

        /// The cell after its last one.
        int end() {
            return words() + wordRoom;
        }
    }

    /// The layout of a run.
    static Strip of(@Nullable RunSnapshot run) {
        if (run == null) {
            return EMPTY;
        }
        Recipe recipe = run.recipe();
        int sentences =
                run.isOver()
                        ? run.sentences().size()
                        : Math.max(run.sentences().size(), recipe.sentences());
        var segments = new ArrayList<Segment>(sentences);
        int cell = 0;
        int before = 0;
        for (int i = 0; i < sentences; i++) {
            boolean begun = i < run.sentences().size();
            @Nullable SentenceRun sentence = begun ? run.sentences().get(i) : null;
            int plan = sentence == null ? 0 : sentence.plan().size();
            int steps = sentence == null ? 0 : sentence.steps().size();
            int frames = sentence == null ? 0 : sentence.frames().size();
            boolean thinking =
                    !run.isOver()
                            && recipe.way().thinks()
                            && (sentence == null || sentence.thought() == null);
            boolean speaking = !run.isOver() && (sentence == null || sentence.words() == null);
            var segment =
                    new Segment(
                            i,
                            cell,
                            before,
                            plan,
                            steps,
                            thinking ? Math.max(steps, recipe.concept().steps()) : steps,
                            frames,
                            speaking ? Math.max(frames, wordRoom(recipe)) : frames);
            segments.add(segment);
            cell = segment.end();
            before += plan + steps + frames;
        }
        return new Strip(List.copyOf(segments), cell);
    }

    /// About how many frames a sentence will have that is still to come.
    private static int wordRoom(Recipe recipe) {
        return switch (recipe.way()) {
            case PARAGRAPH, SENTENCE -> recipe.tokens().steps();
            case DIFFUSION -> (int) Math.ceil(TOKENS / recipe.words().canvas().tokensPerStep());
            case AR -> TOKENS;
        };
    }

    /// Where a position lies: the middle of the cell of its moment, as a share of the whole from 0 to 1; 0 for the beginning.
    double shareOf(int position) {
        for (Segment segment : segments) {
            int inside = position - segment.before();
            int thought = segment.plan() + segment.steps();
            if (inside >= 1 && inside <= thought + segment.frames()) {
                int cell =
                        inside <= thought ? inside : inside - segment.steps() + segment.stepRoom();
                return (segment.start() + cell - 0.5) / cells;
            }
        }
        return 0;
    }

    /// The position of the moment at a share of the whole; the nearest before it where there is none yet; 0 before the beginning.
    int positionAt(double share) {
        int cell = (int) Math.floor(share * cells);
        int position = 0;
        for (Segment segment : segments) {
            if (cell < segment.start()) {
                break;
            }
            int inside = cell - segment.start();
            int steps = Math.min(inside + 1, segment.plan() + segment.steps());
            int frames =
                    Math.clamp(
                            inside + 1 - segment.plan() - segment.stepRoom(), 0, segment.frames());
            position =
                    segment.before()
                            + (frames > 0 ? segment.plan() + segment.steps() + frames : steps);
        }
        return position;
    }
}
