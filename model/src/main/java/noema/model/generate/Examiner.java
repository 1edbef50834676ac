package noema.model.generate;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import noema.model.concept.Concept;
import noema.model.reason.ConceptJudge;
import noema.model.reason.ConceptSampler;
import noema.model.trace.Recipe;
import noema.model.trace.TraceEvent;

/// Takes a closer look at thoughts that are already in words. It makes the reasoner read their story again, so whoever goes
/// on thinking has to read it, too.
final class Examiner {

    /// Noise level at which the reasoner is shown a thought that a person gave.
    private static final double GIVEN_LEVEL = 0.1;

    private final ConceptModel model;
    private final Recipe recipe;
    private final ConceptSampler sampler;
    private final ConceptJudge judge;

    Examiner(ConceptModel model, Recipe recipe) {
        this.model = model;
        this.recipe = recipe;
        this.sampler = new ConceptSampler(model.reasoner(), model.config());
        this.judge = new ConceptJudge(model.reasoner(), model.config());
    }

    /// Examines a thought.
    ///
    /// @param sentence  number of its sentence in the run
    /// @param story     concepts of all sentences before it, prompt included
    /// @param readBack  concept of the finished sentence
    /// @param cancelled asked between evaluations of the network
    /// @return nothing when cancelled
    Optional<TraceEvent.ThoughtExamined> examine(
            int sentence,
            Planned planned,
            List<Concept> story,
            Concept readBack,
            BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            return Optional.empty();
        }
        model.reasoner().read(story);
        float[] attention = attention(sentence, planned, story.size());
        double surprise = judge.surprise(readBack, recipe.seed(), sentence);
        List<Reading> readings =
                model.read(
                        planned.steps().stream().map(ConceptSampler.Step::estimate).toList(),
                        planned.thought().previous(),
                        recipe.tokens().withTemperature(0).withRemask(0),
                        recipe.seed(),
                        cancelled);
        if (readings.size() < planned.steps().size()) {
            return Optional.empty();
        }
        var roundTrips = new float[readings.size()];
        for (int i = 0; i < roundTrips.length; i++) {
            roundTrips[i] = (float) readings.get(i).roundTrip();
        }
        return Optional.of(
                new TraceEvent.ThoughtExamined(
                        sentence,
                        attention,
                        surprise,
                        readings.stream().map(Reading::text).toList(),
                        roundTrips));
    }

    /// Repeats the last step with an eye on the attention; sentences that the reasoner no longer has in view get 0.
    private float[] attention(int sentence, Planned planned, int sentences) {
        List<ConceptSampler.Step> steps = planned.steps();
        float[] seen;
        if (steps.isEmpty()) {
            Concept given = planned.clean();
            seen = model.reasoner().attention(given, given, GIVEN_LEVEL, GIVEN_LEVEL);
        } else if (steps.size() == 1) {
            ConceptSampler.Step only = steps.getFirst();
            Concept noise =
                    sampler.noise(recipe.concept(), recipe.seed(), sentence, only.candidate());
            var blank = new Concept(new float[model.config().conceptSize()]);
            seen = model.reasoner().attention(noise, blank, 1, only.level());
        } else {
            ConceptSampler.Step before = steps.get(steps.size() - 2);
            double next = steps.getLast().level();
            seen =
                    model.reasoner()
                            .attention(before.noisy(), before.estimate(), before.level(), next);
        }
        var all = new float[1 + sentences];
        all[0] = seen[0];
        int inView = seen.length - 1;
        System.arraycopy(seen, 1, all, all.length - inView, inView);
        return all;
    }
}
