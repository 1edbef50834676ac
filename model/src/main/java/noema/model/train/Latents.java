package noema.model.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.concept.ReasonerSizes;
import noema.model.concept.SentenceEncoder;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.TorchModule;

/// Concepts of whole stories under a frozen encoder, kept as halves: half a KB for each concept of 8 x 32 numbers.
final class Latents {

    private static final int BATCH = 256;

    private final short[][] stories;
    private final int size;

    private Latents(short[][] stories, int size) {
        this.stories = stories;
        this.size = size;
    }

    /// Room for stories of so many concepts each.
    ///
    /// @param size numbers in a concept
    static Latents of(int[] lengths, int size) {
        var stories = new short[lengths.length][];
        for (int s = 0; s < stories.length; s++) {
            stories[s] = new short[lengths[s] * size];
        }
        return new Latents(stories, size);
    }

    /// Encodes all sentences of a corpus once.
    static Latents encode(TokenStories data, TorchModule module, ModelConfig config) {
        var encoder = new SentenceEncoder(module, config);
        return encode(data, config.conceptSize(), encoder::encode);
    }

    /// The same with any encoder of sentences.
    static Latents encode(
            TokenStories data, int size, Function<List<int[]>, List<Concept>> encoder) {
        Latents latents = of(data.lengths(), size);
        var places = new ArrayList<int[]>();
        for (int s = 0; s < data.stories().size(); s++) {
            for (int i = 0; i < data.stories().get(s).length; i++) {
                places.add(new int[] {s, i});
            }
        }
        // Sentences of one length need no padding.
        places.sort(Comparator.comparingInt(place -> sentence(data, place).length));
        for (int from = 0; from < places.size(); from += BATCH) {
            List<int[]> batch = places.subList(from, Math.min(places.size(), from + BATCH));
            List<int[]> sentences = batch.stream().map(place -> sentence(data, place)).toList();
            latents.put(batch, encoder.apply(sentences));
        }
        return latents;
    }

    private static int[] sentence(TokenStories data, int[] place) {
        return data.stories().get(place[0])[place[1]];
    }

    /// Sets concepts at places given as story and number in it.
    void put(List<int[]> places, List<Concept> concepts) {
        for (int i = 0; i < concepts.size(); i++) {
            put(places.get(i)[0], places.get(i)[1], concepts.get(i));
        }
    }

    /// Sets a concept.
    void put(int story, int at, Concept concept) {
        float[] values = concept.values();
        for (int k = 0; k < size; k++) {
            stories[story][at * size + k] = Float.floatToFloat16(values[k]);
        }
    }

    /// A concept of a story.
    Concept get(int story, int at) {
        var values = new float[size];
        copy(story, at, values, 0);
        return new Concept(values);
    }

    /// Number of stories.
    int stories() {
        return stories.length;
    }

    /// Number of concepts in a story.
    int length(int story) {
        return stories[story].length / size;
    }

    /// Number of concepts in each story.
    int[] lengths() {
        return IntStream.range(0, stories.length).map(this::length).toArray();
    }

    /// Number of concepts in all stories.
    int concepts() {
        return Arrays.stream(lengths()).sum();
    }

    /// Numbers in a concept.
    int size() {
        return size;
    }

    /// Concepts at places given as story and number in it [places, S, C].
    FloatTensor at(List<int[]> places, ReasonerSizes config) {
        var values = new float[places.size() * size];
        for (int i = 0; i < places.size(); i++) {
            copy(places.get(i)[0], places.get(i)[1], values, i * size);
        }
        return FloatTensor.of(values, places.size(), config.slots(), config.slotSize());
    }

    /// Copies a concept of a story to `target` from `offset`.
    void copy(int story, int at, float[] target, int offset) {
        short[] halves = stories[story];
        for (int k = 0; k < size; k++) {
            target[offset + k] = Float.float16ToFloat(halves[at * size + k]);
        }
    }
}
