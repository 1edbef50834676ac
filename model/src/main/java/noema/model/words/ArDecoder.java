package noema.model.words;

import java.util.Arrays;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.TorchModule;

/// Reads and writes one token after another; keys and values of what was read stay in native memory.
///
/// When the context is full it goes on from its second half. Not thread safe, and one per module.
final class ArDecoder {

    private static final double TWO_TO_53 = 0x1p53;

    private final TorchModule module;
    private final int context;
    private int[] tokens = new int[0];
    private int read;

    /// A decoder over the weights of a module, which it makes ready.
    ArDecoder(TorchModule module, int context) {
        this.module = module;
        this.context = context;
        module.command("shrink");
        module.infer("ar_ready");
    }

    /// A token that was drawn, with the model's own opinion, whatever temperature and top-p it was drawn with.
    ///
    /// @param token        its id
    /// @param probability  of it
    /// @param entropy      of the distribution it was drawn from, in nats; 0 when nobody watches
    /// @param alternatives the five likeliest tokens; empty when nobody watches
    /// @param chances      their probabilities
    record Choice(
            int token, double probability, float entropy, int[] alternatives, float[] chances) {}

    /// Starts over after these tokens, of which the last half of a context is kept when they are too many.
    void begin(int[] prompt) {
        int kept = prompt.length < context ? prompt.length : context / 2;
        tokens =
                Arrays.copyOf(
                        Arrays.copyOfRange(prompt, prompt.length - kept, prompt.length), context);
        read = kept - 1;
        if (read > 0) {
            module.infer("ar_begin", ids(0, read));
        }
    }

    /// Draws the token that follows and takes it as read.
    ///
    /// @param uniform  the one random number it takes, in [0, 1)
    /// @param settings temperature, top-p, and 1 if the alternatives are wanted [3]
    Choice next(double uniform, FloatTensor settings) {
        long[] call = {tokens[read], read, (long) (uniform * TWO_TO_53)};
        float[] answer =
                module.infer("ar_next", LongTensor.of(call, 3), settings).getFirst().values();
        int token = (int) answer[0];
        read++;
        if (read == context) {
            int[] all = Arrays.copyOf(tokens, context + 1);
            all[context] = token;
            begin(all);
        } else {
            tokens[read] = token;
        }
        return choice(token, answer);
    }

    private static Choice choice(int token, float[] answer) {
        int kept = Math.max(0, answer.length - 3) / 2;
        var alternatives = new int[kept];
        for (int i = 0; i < kept; i++) {
            alternatives[i] = (int) answer[3 + i];
        }
        float entropy = kept == 0 ? 0 : answer[2];
        float[] chances = Arrays.copyOfRange(answer, answer.length - kept, answer.length);
        return new Choice(token, answer[1], entropy, alternatives, chances);
    }

    private LongTensor ids(int from, int to) {
        return LongTensor.of(Arrays.stream(tokens, from, to).asLongStream().toArray(), to - from);
    }
}
