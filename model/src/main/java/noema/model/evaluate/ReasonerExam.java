package noema.model.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import noema.model.concept.Concept;
import noema.model.concept.ReasonerSizes;
import noema.model.generate.ConceptModel;
import noema.model.reason.ConceptReasoner;
import noema.model.reason.ConceptSampler;
import noema.model.reason.ConceptSettings;
import noema.model.reason.Expectation;
import noema.model.reason.Memory;
import noema.model.tensor.Randomness;
import org.jspecify.annotations.Nullable;

/// Lets a reasoner foresee the next concept at many places of held-out stories, at whatever level it thinks.
final class ReasonerExam {

    private static final int MOST_POSITIONS = 1000;
    private static final int NEGATIVES = 63;
    private static final int FROM_STORY = 8;

    /// Draws that the [Expectation] is averaged over, which is what a head trained with squared error would say.
    private static final int DRAWS = 8;

    private static final long CHOICE = 41;
    private static final long OTHERS = 42;

    private final ConceptReasoner reasoner;
    private final ReasonerSizes config;
    private final Memory memory;
    private final List<List<Concept>> concepts;
    private final List<? extends List<?>> contents;
    private final int earlier;
    private final long seed;
    private final List<Position> everywhere = new ArrayList<>();

    /// An exam over stories of concepts.
    ///
    /// @param memory   what thoughts can be reminded of when stories are told
    /// @param contents what each concept stands for, so that equal ones are known
    /// @param earlier  how many concepts come before the first place that is asked for, at least 1
    ReasonerExam(
            ConceptReasoner reasoner,
            ReasonerSizes config,
            Memory memory,
            List<List<Concept>> concepts,
            List<? extends List<?>> contents,
            int earlier,
            long seed) {
        this.reasoner = reasoner;
        this.config = config;
        this.memory = memory;
        this.concepts = concepts;
        this.contents = contents;
        this.earlier = earlier;
        this.seed = seed;
    }

    /// An exam over the sentences of held-out stories.
    static ReasonerExam sentences(ConceptModel model, HeldOut data, long seed) {
        var concepts = new ArrayList<List<Concept>>();
        var contents = new ArrayList<List<?>>();
        for (List<HeldOut.Sentence> story : data.stories()) {
            concepts.add(model.encodeTokens(story.stream().map(HeldOut.Sentence::ids).toList()));
            contents.add(story.stream().map(s -> Arrays.stream(s.ids()).boxed().toList()).toList());
        }
        return new ReasonerExam(
                model.reasoner(), model.config(), model.memory(), concepts, contents, 2, seed);
    }

    /// A place in a story.
    private record Position(int story, int at) {}

    /// Figures of one way to predict.
    private static final class Score {
        private double contrastive;
        private int nearest;

        void add(Concept prediction, Concept truth, List<Concept> pool, List<Concept> few) {
            contrastive += Retrieval.contrastive(prediction, truth, pool);
            nearest += Retrieval.nearest(prediction, truth, few) ? 1 : 0;
        }
    }

    /// Foresees with [ConceptSettings#FORESIGHT], and as stories are told.
    ///
    /// @param telling how concepts are sampled for stories
    EvaluationReport.Reasoner take(ConceptSettings telling, EvaluationListener listener) {
        for (int story = 0; story < concepts.size(); story++) {
            for (int i = 0; i < concepts.get(story).size(); i++) {
                everywhere.add(new Position(story, i));
            }
        }
        List<Position> positions = positions();
        var foreseen = new Score();
        var told = new Score();
        var copied = new Score();
        var expected = new Score();
        int counted = 0;
        for (int i = 0; i < positions.size(); i++) {
            listener.progressed("reasoner", i / (double) positions.size());
            Position at = positions.get(i);
            List<Concept> pool =
                    positions.stream().filter(p -> isOther(p, at)).map(this::concept).toList();
            List<Concept> few = few(at, Randomness.stream(seed, OTHERS, i));
            if (pool.isEmpty() || few.isEmpty()) {
                continue;
            }
            List<Concept> before = concepts.get(at.story).subList(0, at.at);
            reasoner.read(before);
            Concept truth = concept(at);
            foreseen.add(sample(ConceptSettings.FORESIGHT, i), truth, pool, few);
            told.add(sample(telling, i), truth, pool, few);
            copied.add(before.getLast(), truth, pool, few);
            expected.add(
                    Expectation.of(reasoner, config.conceptSize(), DRAWS, seed, i),
                    truth,
                    pool,
                    few);
            counted++;
        }
        listener.progressed("reasoner", 1);
        return new EvaluationReport.Reasoner(
                share(foreseen.contrastive, counted),
                share(told.contrastive, counted),
                share(copied.contrastive, counted),
                share(expected.contrastive, counted),
                share(foreseen.nearest, counted),
                share(told.nearest, counted),
                share(copied.nearest, counted),
                share(expected.nearest, counted),
                counted);
    }

    private Concept sample(ConceptSettings settings, int index) {
        return new ConceptSampler(reasoner, config, memory)
                .sample(settings, seed, index, step -> {}, () -> false)
                .getFirst()
                .estimate();
    }

    private static @Nullable Double share(double sum, int count) {
        return count == 0 ? null : sum / count;
    }

    private List<Position> positions() {
        var all = new ArrayList<>(everywhere.stream().filter(p -> p.at >= earlier).toList());
        Collections.shuffle(all, Random.from(Randomness.stream(seed, CHOICE)));
        return all.subList(0, Math.min(MOST_POSITIONS, all.size())).stream()
                .sorted(Comparator.comparingInt(Position::story).thenComparingInt(Position::at))
                .toList();
    }

    /// Neighbours of the truth are left out, since they resemble it and copy-last has seen one; so are sentences that
    /// say the same as it word for word ("The end."), since finding those is no mistake.
    private boolean isOther(Position other, Position truth) {
        boolean near = other.story == truth.story && Math.abs(other.at - truth.at) <= 1;
        return !near && !content(other).equals(content(truth));
    }

    /// 63 others, up to 8 of them from the same story.
    private List<Concept> few(Position truth, SplittableRandom random) {
        List<Position> here =
                draw(
                        everywhere.stream().filter(p -> p.story == truth.story).toList(),
                        truth,
                        FROM_STORY,
                        random);
        List<Position> elsewhere =
                draw(
                        everywhere.stream().filter(p -> p.story != truth.story).toList(),
                        truth,
                        NEGATIVES - here.size(),
                        random);
        return Stream.concat(here.stream(), elsewhere.stream()).map(this::concept).toList();
    }

    private List<Position> draw(
            List<Position> from, Position truth, int count, SplittableRandom random) {
        var bag = new ArrayList<>(from);
        var drawn = new ArrayList<Position>();
        while (drawn.size() < count && !bag.isEmpty()) {
            int at = random.nextInt(bag.size());
            Position other = bag.get(at);
            bag.set(at, bag.getLast());
            bag.removeLast();
            if (isOther(other, truth)) {
                drawn.add(other);
            }
        }
        return drawn;
    }

    private Concept concept(Position at) {
        return concepts.get(at.story).get(at.at);
    }

    private Object content(Position at) {
        return contents.get(at.story).get(at.at);
    }
}
