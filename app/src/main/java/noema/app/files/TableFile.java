package noema.app.files;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent.ThoughtExamined;
import noema.model.trace.TraceEvent.ThoughtSettled;
import noema.model.trace.TraceEvent.ThoughtStep;
import noema.model.trace.TraceEvent.TokenFrame;

/// A run as a table for spreadsheets and scripts (CSV, RFC 4180): a row for each noise step of each thought, and a row for each
/// frame of each canvas, in the order of events. Cells that make no sense for a row are empty.
///
/// | column | meaning |
/// |---|---|
/// | kind | `thought` or `words` |
/// | sentence | number in the run, from 0 |
/// | candidate, kept | which of the thoughts side by side, from 0, and whether it was put into words |
/// | step, steps | from 1, of how many at most |
/// | level | noise level after the step, 0 to 1 |
/// | size | root mean square of the noisy concept |
/// | guidance | root mean square of the difference between the estimates with and without the story in view |
/// | cosine_to_final | between the estimate and the last one of the thought that was kept |
/// | reading, round_trip | what the estimate says, and the cosine to what that means when it is read back |
/// | tokens, settled | places of the canvas, and how many are settled |
/// | confidence, entropy | means over all places, and over the open ones in nats |
/// | text | the canvas, `_` where it is open |
public final class TableFile {

    private static final List<String> COLUMNS =
            List.of(
                    "kind",
                    "sentence",
                    "candidate",
                    "kept",
                    "step",
                    "steps",
                    "level",
                    "size",
                    "guidance",
                    "cosine_to_final",
                    "reading",
                    "round_trip",
                    "tokens",
                    "settled",
                    "confidence",
                    "entropy",
                    "text");

    private final Map<Integer, ThoughtSettled> thoughts = new HashMap<>();
    private final Map<Integer, ThoughtExamined> insights = new HashMap<>();
    private final IntFunction<String> piece;

    private TableFile(Trace trace, IntFunction<String> piece) {
        trace.events(ThoughtSettled.class).forEach(e -> thoughts.put(e.sentence(), e));
        trace.events(ThoughtExamined.class).forEach(e -> insights.put(e.sentence(), e));
        this.piece = piece;
    }

    /// The table with its header.
    ///
    /// @param piece text of a token, with its leading space if it begins a word
    public static String csv(Trace trace, IntFunction<String> piece) {
        var table = new TableFile(trace, piece);
        Stream<List<?>> rows =
                trace.events().stream()
                        .<List<?>>mapMulti((event, rest) -> {
                            switch (event) {
                                case ThoughtStep step -> rest.accept(table.row(step));
                                case TokenFrame frame -> rest.accept(table.row(frame));
                                default -> {}
                            }
                        });
        return Stream.concat(Stream.of(COLUMNS), rows).map(Csv::line).collect(Collectors.joining());
    }

    private List<?> row(ThoughtStep e) {
        ThoughtSettled thought = thoughts.get(e.sentence());
        boolean kept = thought != null && thought.candidate() == e.candidate();
        ThoughtExamined insight = kept ? insights.get(e.sentence()) : null;
        String reading = null;
        Float roundTrip = null;
        if (insight != null && e.step() <= insight.readings().size()) {
            reading = insight.readings().get(e.step() - 1);
            roundTrip = insight.roundTrips()[e.step() - 1];
        }
        return Arrays.asList(
                "thought",
                e.sentence(),
                e.candidate(),
                thought == null ? null : kept,
                e.step(),
                e.steps(),
                e.level(),
                size(e.noisy()),
                size(difference(e.conditional(), e.unconditional())),
                thought == null ? null : cosine(e.estimate(), thought.estimate()),
                reading,
                roundTrip,
                null,
                null,
                null,
                null,
                null);
    }

    private List<?> row(TokenFrame e) {
        int places = e.ids().length;
        int settled = (int) Arrays.stream(e.settledAt()).filter(step -> step > 0).count();
        String text =
                IntStream.range(0, places)
                        .mapToObj(i -> e.settledAt()[i] > 0 ? piece.apply(e.ids()[i]) : " _")
                        .collect(Collectors.joining())
                        .strip();
        return Arrays.asList(
                "words",
                e.sentence(),
                null,
                null,
                e.step(),
                e.steps(),
                null,
                null,
                null,
                null,
                null,
                null,
                places,
                settled,
                sum(e.confidence()) / places,
                settled == places ? 0 : sum(e.entropy()) / (places - settled),
                text);
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private static float[] difference(float[] a, float[] b) {
        var difference = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    private static double size(float[] values) {
        return Math.sqrt(product(values, values) / values.length);
    }

    private static double cosine(float[] a, float[] b) {
        double sizes = Math.sqrt(product(a, a) * product(b, b));
        return sizes == 0 ? 0 : product(a, b) / sizes;
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * (double) b[i];
        }
        return sum;
    }
}
