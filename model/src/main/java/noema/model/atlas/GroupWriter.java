package noema.model.atlas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import noema.model.generate.LevelModel;
import noema.model.generate.StopSignal;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.tensor.Randomness;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;

/// Lets a level right above sentences tell many stories, one after another, for the groups it thinks in.
final class GroupWriter {

    /// Sentences of the longest story.
    private static final int LONGEST_STORY = 16;

    private static final long PURPOSE = 0x67726f757073L;

    private final LevelModel level;
    private final List<String> prompts;
    private final SplittableRandom random;
    private final Set<String> seen = new HashSet<>();
    private final List<KnownText> known = new ArrayList<>();

    /// @param prompts beginnings of stories; none are needed
    GroupWriter(LevelModel level, List<String> prompts, long seed) {
        this.level = level;
        this.prompts = prompts;
        this.random = Randomness.stream(seed, PURPOSE);
    }

    /// Has stories told until there are so many different groups.
    ///
    /// @param progress  hears how many there are
    /// @param cancelled asked between evaluations of the network
    List<KnownText> write(int most, IntConsumer progress, BooleanSupplier cancelled) {
        int idle = 0;
        for (int story = 0; known.size() < most && idle < Variety.PATIENCE; story++) {
            int before = known.size();
            keep(story, level.generate(recipe(), event -> {}, StopSignal.now(cancelled)));
            if (cancelled.getAsBoolean()) {
                break;
            }
            idle = known.size() == before ? idle + 1 : 0;
            progress.accept(Math.min(most, known.size()));
        }
        return List.copyOf(known.subList(0, Math.min(most, known.size())));
    }

    private Recipe recipe() {
        ConceptSettings settings = Variety.settings(Variety.guidance(random), 1, random);
        boolean prompted = !prompts.isEmpty() && Variety.prompted(random);
        String prompt = prompted ? prompts.get(random.nextInt(prompts.size())) : "";
        return new Recipe(
                prompt, LONGEST_STORY, random.nextLong(), true, settings, TokenSettings.UNREVISED);
    }

    private void keep(int story, Trace trace) {
        Map<Integer, TraceEvent.PlanSettled> plans = new HashMap<>();
        Map<Integer, TraceEvent.SentenceSettled> said = new HashMap<>();
        Map<Integer, float[]> sure = new HashMap<>();
        for (TraceEvent event : trace.events()) {
            switch (event) {
                case TraceEvent.PlanSettled e -> plans.put(e.group(), e);
                case TraceEvent.TokenFrame e -> sure.put(e.sentence(), e.confidence());
                case TraceEvent.SentenceSettled e -> said.put(e.sentence(), e);
                case TraceEvent.GroupSettled e when plans.get(e.group()) != null ->
                        keep(story, e, children(plans.get(e.group()), said), sure);
                default -> {}
            }
        }
    }

    private static List<TraceEvent.SentenceSettled> children(
            TraceEvent.PlanSettled plan, Map<Integer, TraceEvent.SentenceSettled> said) {
        return IntStream.range(plan.first(), plan.first() + plan.children())
                .mapToObj(said::get)
                .toList();
    }

    private void keep(
            int story,
            TraceEvent.GroupSettled group,
            List<TraceEvent.SentenceSettled> sentences,
            Map<Integer, float[]> sure) {
        String text =
                String.join(
                        " ",
                        sentences.stream()
                                .map(TraceEvent.SentenceSettled::text)
                                .filter(words -> !words.isEmpty())
                                .toList());
        if (!text.isEmpty() && seen.add(text)) {
            int tokens = sentences.stream().mapToInt(s -> s.ids().length).sum();
            known.add(
                    new KnownText(
                            text,
                            group.concept(),
                            story,
                            group.group(),
                            tokens,
                            mean(sentences.stream().map(s -> sure.get(s.sentence())).toList())));
        }
    }

    private static float mean(List<float[]> parts) {
        double sum = 0;
        int count = 0;
        for (float[] part : parts) {
            for (float value : part) {
                sum += value;
                count++;
            }
        }
        return (float) (sum / Math.max(1, count));
    }
}
