package noema.model.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import noema.model.text.Tokenizer;

/// Whether the events of a trace fit together, so that whoever shows a foreign one need not wonder.
final class TraceCheck {

    private static final int LAST_CANDIDATE = 63;

    private final Trace trace;
    private final int promptSize;
    private int conceptSize = -1;

    private TraceCheck(Trace trace, TraceEvent.RunStarted start) {
        this.trace = trace;
        this.promptSize = start.prompt().size();
    }

    /// Names the first thing that is wrong, as a clause, or nothing.
    static Optional<String> problem(Trace trace) {
        List<TraceEvent> events = trace.events();
        if (events.size() < 2
                || !(events.getFirst() instanceof TraceEvent.RunStarted start)
                || !(events.getLast() instanceof TraceEvent.RunEnded)) {
            return Optional.of("it does not go from a start to an end");
        }
        var check = new TraceCheck(trace, start);
        for (int i = 0; i < events.size(); i++) {
            boolean atItsPlace =
                    switch (events.get(i)) {
                        case TraceEvent.RunStarted _ -> i == 0;
                        case TraceEvent.RunEnded _ -> i == events.size() - 1;
                        default -> true;
                    };
            if (!atItsPlace || !check.isSound(events.get(i))) {
                return Optional.of("its event %d makes no sense".formatted(i + 1));
            }
        }
        List<Edit> edits = trace.recipe().edits();
        for (int i = 0; i < edits.size(); i++) {
            if (!check.isSound(edits.get(i))) {
                return Optional.of("its edit %d makes no sense".formatted(i + 1));
            }
        }
        return Optional.empty();
    }

    private boolean isSound(Edit edit) {
        return switch (edit) {
            case Edit.Candidate _ -> true;
            case Edit.Thought e -> isConcept(e.concept());
            case Edit.Word e -> !Tokenizer.isSpecial(e.token());
        };
    }

    private boolean isSound(TraceEvent event) {
        return switch (event) {
            case TraceEvent.RunStarted e ->
                    e.concepts().size() == e.prompt().size()
                            && e.prompt().stream().allMatch(Objects::nonNull)
                            && e.concepts().stream()
                                    .allMatch(values -> values != null && isConcept(values));
            case TraceEvent.ThoughtStep e ->
                    isSentence(e.sentence())
                            && isWithin(e.candidate(), 0, LAST_CANDIDATE)
                            && isWithin(e.step(), 1, e.steps())
                            && isShare(e.level())
                            && isConcept(e.noisy())
                            && isConcept(e.estimate())
                            && isConcept(e.unconditional())
                            && isConcept(e.conditional());
            case TraceEvent.ThoughtRecalled e ->
                    isSentence(e.sentence()) && Math.abs(e.cosine()) <= 1.001;
            case TraceEvent.ThoughtSettled e ->
                    isSentence(e.sentence())
                            && isConcept(e.concept())
                            && isConcept(e.estimate())
                            && isShare(e.level())
                            && isShare(e.stop())
                            && isWithin(e.candidate(), -1, LAST_CANDIDATE)
                            && isRanking(e.ranking(), e.candidate())
                            && e.scores().length == e.ranking().length
                            && Arrays.stream(e.scores()).allMatch(Double::isFinite)
                            && isDuration(e.seconds());
            case TraceEvent.LengthChosen e ->
                    isSentence(e.sentence()) && e.tokens() >= 1 && isShare(e.probability());
            case TraceEvent.TokenFrame e -> isSentence(e.sentence()) && isFrame(e);
            case TraceEvent.SentenceSettled e ->
                    isSentence(e.sentence())
                            && areIds(e.ids())
                            && isConcept(e.concept())
                            && Math.abs(e.roundTrip()) <= 1.001
                            && isDuration(e.seconds());
            case TraceEvent.ThoughtExamined e ->
                    isSentence(e.sentence())
                            && areShares(e.attention(), 1 + promptSize + e.sentence())
                            && isDuration(e.surprise())
                            && e.readings().stream().allMatch(Objects::nonNull)
                            && e.roundTrips().length == e.readings().size()
                            && areFinite(e.roundTrips());
            case TraceEvent.LevelStarted e ->
                    isHeight(e.height())
                            && e.concepts().size() == e.sizes().length
                            && Arrays.stream(e.sizes()).allMatch(size -> size >= 1)
                            && e.concepts().stream()
                                    .allMatch(values -> values != null && isConcept(values));
            case TraceEvent.PlanStep e ->
                    isHeight(e.height())
                            && isSentence(e.group())
                            && isWithin(e.candidate(), 0, LAST_CANDIDATE)
                            && isWithin(e.step(), 1, e.steps())
                            && isShare(e.level())
                            && isConcept(e.noisy())
                            && isConcept(e.estimate());
            case TraceEvent.PlanSettled e ->
                    isHeight(e.height())
                            && isSentence(e.group())
                            && isConcept(e.concept())
                            && isConcept(e.estimate())
                            && isShare(e.level())
                            && isShare(e.stop())
                            && isSentence(e.first())
                            && e.children() >= 1
                            && isSentence(e.first() + e.children() - 1)
                            && isShare(e.probability())
                            && isDuration(e.seconds());
            case TraceEvent.GroupSettled e ->
                    isHeight(e.height())
                            && isSentence(e.group())
                            && isConcept(e.concept())
                            && Math.abs(e.roundTrip()) <= 1.001;
            case TraceEvent.WriterStarted e -> !e.way().thinks();
            case TraceEvent.RunEnded e ->
                    isDuration(e.seconds()) && e.conceptSteps() >= 0 && e.tokenSteps() >= 0;
        };
    }

    private static boolean isHeight(int height) {
        return isWithin(height, 2, 9);
    }

    /// Whether a run may have a sentence of this number; it has no more groups than sentences.
    private boolean isSentence(int number) {
        return isWithin(number, 0, trace.recipe().sentences() - 1);
    }

    private boolean isConcept(float[] values) {
        if (conceptSize < 0) {
            conceptSize = values.length;
        }
        return values.length > 0 && values.length == conceptSize && areFinite(values);
    }

    private static boolean isFrame(TraceEvent.TokenFrame e) {
        int length = e.ids().length;
        if (length == 0
                || e.settledAt().length != length
                || e.confidence().length != length
                || e.entropy().length != length
                || e.alternatives().length != length
                || e.chances().length != length
                || !isWithin(e.step(), 1, e.steps())) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            // Rows of arrays are the only values that JSON could make null.
            int[] alternatives = e.alternatives()[i];
            float[] chances = e.chances()[i];
            if (alternatives == null
                    || chances == null
                    || alternatives.length != chances.length
                    || !areIds(alternatives)
                    || !areFinite(chances)) {
                return false;
            }
        }
        return areIds(e.ids())
                && Arrays.stream(e.settledAt()).allMatch(step -> isWithin(step, 0, e.steps()))
                && areFinite(e.confidence())
                && areFinite(e.entropy());
    }

    private static boolean isRanking(int[] numbers, int kept) {
        return Arrays.stream(numbers).allMatch(n -> isWithin(n, 0, LAST_CANDIDATE))
                && Arrays.stream(numbers).distinct().count() == numbers.length
                && (numbers.length == 0 || numbers[0] == kept);
    }

    private static boolean areShares(float[] values, int count) {
        double sum = 0;
        for (float value : values) {
            if (!isShare(value)) {
                return false;
            }
            sum += value;
        }
        return values.length == count && Math.abs(sum - 1) < 0.01;
    }

    private static boolean areIds(int[] ids) {
        return Arrays.stream(ids).allMatch(id -> id >= 0);
    }

    private static boolean areFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithin(int value, int low, int high) {
        return low <= value && value <= high;
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1.001;
    }

    private static boolean isDuration(double seconds) {
        return seconds >= 0 && Double.isFinite(seconds);
    }
}
