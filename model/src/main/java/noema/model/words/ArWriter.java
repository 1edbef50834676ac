package noema.model.words;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Randomness;
import noema.model.text.Tokenizer;
import noema.model.words.ArGeneration.Stop;

/// One generation: draws tokens until the story ends or there is enough of it.
final class ArWriter {

    private final StoryTokens text;
    private final ArDecoder decoder;
    private final ArSettings settings;
    private final ArListener listener;
    private final BooleanSupplier cancelled;
    private final SentenceGate gate;
    private float[] probabilities = new float[64];
    private int told;

    ArWriter(
            StoryTokens text,
            ArDecoder decoder,
            ArSettings settings,
            ArListener listener,
            BooleanSupplier cancelled) {
        this.text = text;
        this.decoder = decoder;
        this.settings = settings;
        this.listener = listener;
        this.cancelled = cancelled;
        gate = new SentenceGate(text, settings.maxSentences());
    }

    ArGeneration write(String prompt) {
        long begin = System.nanoTime();
        int[] read = text.encodeFromStart(prompt);
        decoder.begin(read);
        double promptSeconds = secondsSince(begin);
        Stop stop = draw();
        if (stop != Stop.SENTENCES) {
            gate.end();
            tell();
        }
        int[] tokens = Arrays.copyOf(gate.tokens(), gate.certain());
        String before = text.decode(read);
        String story =
                text.decode(IntStream.concat(Arrays.stream(read), Arrays.stream(tokens)).toArray());
        return new ArGeneration(
                before,
                story.substring(before.length()),
                tokens,
                Arrays.copyOf(probabilities, tokens.length),
                stop,
                promptSeconds,
                secondsSince(begin));
    }

    private Stop draw() {
        SplittableRandom random = Randomness.stream(settings.seed());
        FloatTensor drawing =
                FloatTensor.of(
                        new float[] {(float) settings.temperature(), (float) settings.topP()}, 2);
        for (int i = 0; i < settings.maxTokens(); i++) {
            if (cancelled.getAsBoolean()) {
                return Stop.CANCELLED;
            }
            ArDecoder.Choice choice = decoder.next(random.nextDouble(), drawing);
            if (choice.token() == Tokenizer.EOS) {
                return Stop.END;
            }
            if (i == probabilities.length) {
                probabilities = Arrays.copyOf(probabilities, 2 * i);
            }
            probabilities[i] = (float) choice.probability();
            if (gate.add(choice.token())) {
                return Stop.SENTENCES;
            }
            tell();
        }
        return Stop.TOKENS;
    }

    private void tell() {
        for (; told < gate.certain(); told++) {
            int token = gate.token(told);
            listener.token(told, token, text.piece(token), probabilities[told]);
        }
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
