package noema.model.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import noema.model.generate.ConceptModel;
import noema.model.render.Lengths;
import noema.model.render.TextRenderer;
import noema.model.render.TokenSampler;
import noema.model.render.TokenSettings;

/// Puts many thoughts into words, those of similar lengths side by side.
final class Speech {

    /// Places of canvases that are rendered together, filling up included: with more of them the tables of word probabilities
    /// (places x vocabulary) outgrow the caches.
    private static final int PLACES = 256;

    private final ConceptModel model;
    private final TokenSampler speaker;
    private final TokenSettings settings;
    private final long seed;
    private int sentences;

    Speech(ConceptModel model, TokenSettings settings, long seed) {
        this.model = model;
        this.speaker = new TokenSampler(model.renderer());
        this.settings = settings;
        this.seed = seed;
    }

    /// What became of a thought.
    ///
    /// @param ids        tokens
    /// @param confidence mean probability of them, 0 to 1
    record Spoken(int[] ids, float confidence) {}

    /// Says all of them.
    ///
    /// @param cancelled asked between evaluations of the network
    /// @return in the order of the thoughts; nothing when cancelled
    List<Spoken> say(List<TextRenderer.Thought> thoughts, BooleanSupplier cancelled) {
        List<Integer> lengths =
                model.renderer().lengths(thoughts).stream().map(Lengths::likeliest).toList();
        var spoken = new Spoken[thoughts.size()];
        for (List<Integer> rows : batches(lengths)) {
            say(thoughts, lengths, rows, spoken, cancelled);
            if (cancelled.getAsBoolean()) {
                return List.of();
            }
        }
        return List.of(spoken);
    }

    /// Groups canvases of similar lengths.
    private static List<List<Integer>> batches(List<Integer> lengths) {
        List<Integer> order =
                IntStream.range(0, lengths.size())
                        .boxed()
                        .sorted(Comparator.comparing(lengths::get))
                        .toList();
        var batches = new ArrayList<List<Integer>>();
        for (int row : order) {
            boolean full =
                    batches.isEmpty() || (batches.getLast().size() + 1) * lengths.get(row) > PLACES;
            if (full) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().add(row);
        }
        return batches;
    }

    private void say(
            List<TextRenderer.Thought> thoughts,
            List<Integer> lengths,
            List<Integer> rows,
            Spoken[] spoken,
            BooleanSupplier cancelled) {
        var numbers = new ArrayList<Integer>();
        rows.forEach(row -> numbers.add(sentences++));
        var confidence = new float[rows.size()];
        List<int[]> rendered =
                speaker.render(
                        rows.stream().map(thoughts::get).toList(),
                        rows.stream().map(lengths::get).toList(),
                        numbers,
                        settings,
                        seed,
                        frame -> confidence[frame.row()] = mean(frame.confidence()),
                        cancelled);
        for (int i = 0; i < rendered.size(); i++) {
            spoken[rows.get(i)] = new Spoken(rendered.get(i), confidence[i]);
        }
    }

    private static float mean(float[] values) {
        return (float)
                IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    }
}
