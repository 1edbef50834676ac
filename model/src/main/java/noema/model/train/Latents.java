package noema.model.train;

import java.util.ArrayList;
import java.util.List;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.concept.SentenceEncoder;
import noema.model.tensor.TorchModule;

/// Concepts of all sentences of a corpus under a frozen encoder, kept as halves: 1 KB a sentence.
final class Latents {

    private static final int BATCH = 256;

    private final short[][] stories;
    private final int size;

    private Latents(short[][] stories, int size) {
        this.stories = stories;
        this.size = size;
    }

    /// Encodes a corpus once.
    static Latents encode(TokenStories data, TorchModule module, ModelConfig config) {
        var encoder = new SentenceEncoder(module, config);
        int size = config.conceptSize();
        var halves = new short[data.stories().size()][];
        var pending = new ArrayList<int[]>();
        var places = new ArrayList<int[]>();
        for (int s = 0; s < halves.length; s++) {
            int[][] story = data.stories().get(s);
            halves[s] = new short[story.length * size];
            for (int i = 0; i < story.length; i++) {
                pending.add(story[i]);
                places.add(new int[] {s, i});
                if (pending.size() == BATCH) {
                    flush(encoder, pending, places, halves, size);
                }
            }
        }
        flush(encoder, pending, places, halves, size);
        return new Latents(halves, size);
    }

    private static void flush(
            SentenceEncoder encoder,
            List<int[]> pending,
            List<int[]> places,
            short[][] halves,
            int size) {
        if (pending.isEmpty()) {
            return;
        }
        List<Concept> concepts = encoder.encode(pending);
        for (int i = 0; i < concepts.size(); i++) {
            float[] values = concepts.get(i).values();
            short[] story = halves[places.get(i)[0]];
            for (int k = 0; k < size; k++) {
                story[places.get(i)[1] * size + k] = Float.floatToFloat16(values[k]);
            }
        }
        pending.clear();
        places.clear();
    }

    /// Copies the concept of a sentence to `target` from `offset`.
    void copy(int story, int sentence, float[] target, int offset) {
        short[] halves = stories[story];
        for (int k = 0; k < size; k++) {
            target[offset + k] = Float.float16ToFloat(halves[sentence * size + k]);
        }
    }
}
