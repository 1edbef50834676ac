package noema.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.reason.ConceptSampler;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Randomness;
import noema.model.text.Tokenizer;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.Test;

/// Wrong words are found by what a sentence means with them.
class ProofreaderTest {

    private final ConceptModel model = TinyModel.trained().model();
    private final Proofreader proofreader = model.proofreader();
    private final List<int[]> sentences = TinyModel.sentences();
    private final List<Concept> concepts = model.encodeTokens(sentences);

    /// The same sentences with some words for which the renderer would take others.
    private List<int[]> spoilt(int words) {
        var random = new SplittableRandom(7);
        var all = new ArrayList<int[]>();
        for (int i = 0; i < sentences.size(); i++) {
            int[] sentence = sentences.get(i).clone();
            Chain.Alternatives[] others = alternatives(sentence.length, concepts.get(i));
            for (int k = 0; k < words; k++) {
                int place = random.nextInt(sentence.length);
                sentence[place] = others[place].tokens()[random.nextInt(1, 8)];
            }
            all.add(sentence);
        }
        return all;
    }

    private Chain.Alternatives[] alternatives(int length, Concept concept) {
        var canvas = new int[length];
        Arrays.fill(canvas, Tokenizer.MASK);
        TextRenderer.Outlook outlook =
                model.renderer()
                        .look(
                                List.of(canvas),
                                List.of(new TextRenderer.Thought(concept, 0, List.of())),
                                0);
        return Chain.of(outlook.candidates(), outlook.links(), 0, length).alternatives();
    }

    private int right(List<int[]> said) {
        int right = 0;
        for (int i = 0; i < said.size(); i++) {
            right += Arrays.equals(said.get(i), sentences.get(i)) ? 1 : 0;
        }
        return right;
    }

    @Test
    void wrongWordsAreFoundAndMended() {
        for (int words = 1; words <= 3; words++) {
            List<int[]> spoilt = spoilt(words);

            List<int[]> read = proofreader.proofread(spoilt, concepts, () -> false);

            assertThat(right(spoilt)).isLessThan(sentences.size() / 4);
            // Seen: 64, 59 and 52. Several wrong words can hide each other.
            assertThat(right(read)).as(words + " words").isGreaterThan(words == 1 ? 63 : 45);
        }
    }

    @Test
    void whatReadsAsItsConceptStays() {
        assertThat(right(proofreader.proofread(sentences, concepts, () -> false)))
                .isEqualTo(sentences.size());
    }

    @Test
    void whatNoSentenceMeansStaysAsItWasSaid() {
        int size = TinyModel.config().conceptSize();
        for (int i = 0; i < 5; i++) {
            var dream = new Concept(Randomness.gaussians(Randomness.stream(3, i), size));
            List<int[]> said = List.of(sentences.get(i));

            assertThat(proofreader.proofread(said, List.of(dream), () -> false).getFirst())
                    .isEqualTo(said.getFirst());
        }
    }

    @Test
    void nothingIsExchangedAnyMoreOnceCancelled() {
        List<int[]> spoilt = spoilt(1);

        assertThat(proofreader.proofread(spoilt, concepts, () -> true)).isEqualTo(spoilt);
    }

    @Test
    void everyConceptNeedsItsSentence() {
        assertThatThrownBy(
                        () -> proofreader.proofread(sentences, concepts.subList(0, 3), () -> false))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("64 sentences for 3 concepts");
    }

    @Test
    void recallIsTheInverseOfEncode() {
        List<String> texts = sentences.stream().map(TinyModel::text).toList();

        List<String> back =
                model.recall(
                        concepts,
                        ConceptSampler.numbers(concepts.size()),
                        TokenSettings.UNREVISED,
                        1,
                        () -> false);

        assertThat(back.stream().map(String::strip).toList()).isEqualTo(texts);
    }
}
