package noema.model.trace;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Stream;
import noema.model.reason.ConceptSampler;
import noema.model.reason.Memory;

/// Something that happened in a run, in the order it happened. Plain Java only; arrays are not to be modified.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TraceEvent.RunStarted.class, name = "run-started"),
    @JsonSubTypes.Type(value = TraceEvent.ThoughtStep.class, name = "thought-step"),
    @JsonSubTypes.Type(value = TraceEvent.ThoughtRecalled.class, name = "thought-recalled"),
    @JsonSubTypes.Type(value = TraceEvent.ThoughtSettled.class, name = "thought-settled"),
    @JsonSubTypes.Type(value = TraceEvent.LengthChosen.class, name = "length-chosen"),
    @JsonSubTypes.Type(value = TraceEvent.TokenFrame.class, name = "token-frame"),
    @JsonSubTypes.Type(value = TraceEvent.SentenceSettled.class, name = "sentence-settled"),
    @JsonSubTypes.Type(value = TraceEvent.ThoughtExamined.class, name = "thought-examined"),
    @JsonSubTypes.Type(value = TraceEvent.LevelStarted.class, name = "level-started"),
    @JsonSubTypes.Type(value = TraceEvent.PlanStep.class, name = "plan-step"),
    @JsonSubTypes.Type(value = TraceEvent.PlanSettled.class, name = "plan-settled"),
    @JsonSubTypes.Type(value = TraceEvent.GroupSettled.class, name = "group-settled"),
    @JsonSubTypes.Type(value = TraceEvent.WriterStarted.class, name = "writer-started"),
    @JsonSubTypes.Type(value = TraceEvent.RunEnded.class, name = "run-ended")
})
public sealed interface TraceEvent {

    /// The prompt was read.
    ///
    /// @param prompt   sentences of the prompt as the model reads them
    /// @param concepts their concepts, S x C numbers each
    record RunStarted(List<String> prompt, List<float[]> concepts) implements TraceEvent {}

    /// A concept was denoised a little further.
    ///
    /// @param sentence      number of the sentence in the run, from 0
    /// @param candidate     number of the noise it grows out of, 0 to 63
    /// @param step          from 1
    /// @param steps         steps of the whole run
    /// @param level         noise level after the step, 0 to 1
    /// @param noisy         the concept after the step, S x C numbers
    /// @param estimate      (guided) estimate of the clean concept
    /// @param unconditional the estimate without the story in view; equal to the conditional one when guidance is 1
    /// @param conditional   the estimate with the story in view
    record ThoughtStep(
            int sentence,
            int candidate,
            int step,
            int steps,
            double level,
            float[] noisy,
            float[] estimate,
            float[] unconditional,
            float[] conditional)
            implements TraceEvent {}

    /// A thought reminded of a sentence and was drawn to it, before it was handed to the renderer.
    ///
    /// @param sentence number of the sentence
    /// @param text     the remembered sentence
    /// @param cosine   between the thought, before it was drawn, and what that sentence means, -1 to 1
    record ThoughtRecalled(int sentence, String text, double cosine) implements TraceEvent {

        /// What a thought was reminded of, if it was.
        public static Stream<TraceEvent> of(int sentence, ConceptSampler.Thought thought) {
            Memory.Recollection of = thought.recalled();
            return of == null
                    ? Stream.empty()
                    : Stream.of(new ThoughtRecalled(sentence, of.text(), of.cosine()));
        }
    }

    /// A concept was handed to the renderer.
    ///
    /// @param sentence number of the sentence
    /// @param concept  as handed over, noisy at `level`
    /// @param estimate the last estimate of the clean concept
    /// @param level    hand-over level
    /// @param stop     probability that the story had ended before this sentence, 0 to 1
    /// @param candidate number of the noise it grew out of, 0 to 63; -1 when a person gave it
    /// @param ranking  numbers of all candidates, best first; empty for a single one
    /// @param scores   their scores in the same order
    /// @param seconds  spent on the thought
    record ThoughtSettled(
            int sentence,
            float[] concept,
            float[] estimate,
            double level,
            double stop,
            int candidate,
            int[] ranking,
            double[] scores,
            double seconds)
            implements TraceEvent {}

    /// The canvas got its length.
    ///
    /// @param sentence    number of the sentence
    /// @param tokens      places of the canvas
    /// @param probability of that length, 0 to 1
    record LengthChosen(int sentence, int tokens, double probability) implements TraceEvent {}

    /// The canvas after one step of masked diffusion.
    ///
    /// @param sentence     number of the sentence
    /// @param step         from 1
    /// @param steps        steps planned at most; a run may need fewer
    /// @param ids          tokens, MASK (1) where open
    /// @param settledAt    step in which each token was committed, 0 where open
    /// @param confidence   probability of each committed or drawn token, 0 to 1
    /// @param entropy      of each open place's distribution in nats, 0 elsewhere
    /// @param alternatives likeliest tokens of each place that was open, else empty
    /// @param chances      their probabilities
    record TokenFrame(
            int sentence,
            int step,
            int steps,
            int[] ids,
            int[] settledAt,
            float[] confidence,
            float[] entropy,
            int[][] alternatives,
            float[][] chances)
            implements TraceEvent {}

    /// A sentence is finished.
    ///
    /// @param sentence number of the sentence
    /// @param text     the sentence
    /// @param ids      its tokens
    /// @param concept  its concept when read back
    /// @param roundTrip cosine between the thought and that concept, -1 to 1
    /// @param seconds  spent on putting it into words and reading it back
    record SentenceSettled(
            int sentence, String text, int[] ids, float[] concept, double roundTrip, double seconds)
            implements TraceEvent {}

    /// A closer look at a thought, after its sentence was finished; only in runs that ask for it. It changes nothing.
    ///
    /// @param sentence   number of the sentence
    /// @param attention  how the reasoner's attention was shared in its last step: first the null vector, then every sentence of
    ///                   the story in its order, prompt included; sums to 1 (mean over layers, heads and slots)
    /// @param surprise   how badly the story predicts the finished sentence: mean squared error of the reasoner's estimates of
    ///                   its concept, in units of the concepts' variance; 0 is fully expected, about 1 not at all
    /// @param readings   what the estimate of each step says when it is put into words
    /// @param roundTrips cosine between each estimate and what its reading means when it is read back, -1 to 1
    record ThoughtExamined(
            int sentence,
            float[] attention,
            double surprise,
            List<String> readings,
            float[] roundTrips)
            implements TraceEvent {}

    /// The prompt was read at a level above sentences; one for each level of the run, the lowest first. Runs without such a
    /// level have none of the events of levels.
    ///
    /// @param height   of the level, 2 to 9: 2 for groups of sentences, 3 for groups of those
    /// @param name     of what one of its concepts stands for, such as `paragraph`
    /// @param model    hash of the level's files (SHA-256, hexadecimal)
    /// @param sizes    how many concepts of the level below each group of the prompt has
    /// @param concepts parent concepts of the prompt's groups, S x C numbers each
    record LevelStarted(int height, String name, String model, int[] sizes, List<float[]> concepts)
            implements TraceEvent {}

    /// The parent concept of a group was denoised a little further.
    ///
    /// @param height    of its level
    /// @param group     number of the group in the run at that level, from 0
    /// @param candidate number of the noise it grows out of, 0 to 63
    /// @param step      from 1
    /// @param steps     steps of the whole run
    /// @param level     noise level after the step, 0 to 1
    /// @param noisy     the concept after the step, S x C numbers
    /// @param estimate  (guided) estimate of the clean concept
    record PlanStep(
            int height,
            int group,
            int candidate,
            int step,
            int steps,
            double level,
            float[] noisy,
            float[] estimate)
            implements TraceEvent {}

    /// The parent concept of a group was handed to the group renderer. Its children are sentences, or groups of the level below.
    ///
    /// @param height      of its level
    /// @param group       number of the group
    /// @param concept     as handed over, noisy at `level`
    /// @param estimate    the last estimate of the clean concept
    /// @param level       hand-over level
    /// @param stop        probability that the story had ended before this group, 0 to 1; 0 for a group that a higher level
    ///                    asked for
    /// @param first       number of its first child in the run
    /// @param children    how many it unfolds into
    /// @param probability of that count, 0 to 1
    /// @param seconds     spent on the thought
    record PlanSettled(
            int height,
            int group,
            float[] concept,
            float[] estimate,
            double level,
            double stop,
            int first,
            int children,
            double probability,
            double seconds)
            implements TraceEvent {}

    /// All children of a group are in words and read back.
    ///
    /// @param height    of its level
    /// @param group     number of the group
    /// @param concept   parent of the children as read back
    /// @param roundTrip cosine between the plan and that concept, -1 to 1
    record GroupSettled(int height, int group, float[] concept, double roundTrip)
            implements TraceEvent {}

    /// A model of words goes on with the prompt. Such a run has no thoughts: of a sentence there are token frames, of which the
    /// concept model knows nothing, and at its end the sentence with the concept that it means.
    ///
    /// @param way   how it writes, one that does not think
    /// @param model hash of its files (SHA-256, hexadecimal)
    record WriterStarted(Way way, String model) implements TraceEvent {}

    /// The run is over.
    ///
    /// @param reason           why
    /// @param seconds          of the whole run; what is done for its watchers alone does not count
    /// @param conceptSteps     evaluations of the reasoner's head (guided ones count twice)
    /// @param tokenSteps       evaluations of what puts words in their places (guided ones count twice)
    record RunEnded(End reason, double seconds, int conceptSteps, int tokenSteps)
            implements TraceEvent {}

    /// Why a run ended.
    enum End {
        /// All sentences asked for are there.
        COMPLETE,
        /// The model held the story to be over.
        STORY_OVER,
        /// Somebody stopped it; what was finished is kept.
        CANCELLED
    }
}
