package noema.model.render;

import java.util.List;
import noema.model.concept.ModelConfig;
import noema.model.tensor.LongTensor;

/// The latest words of a story, which a renderer has in view beside the concepts of its sentences: concepts tell what is going on,
/// words who it is about and how they are called.
public final class WordsInView {

    private WordsInView() {}

    /// Words of several stories, the latest of each first.
    ///
    /// @param stories token ids of the sentences before, the nearest first; none for a sentence without words
    /// @return for each word its token (0 where there is none), its place in its sentence, and how many sentences back that is, less
    ///         one [stories, 3, W], with W the most that any of them has
    public static LongTensor of(List<List<int[]>> stories, ModelConfig config) {
        int wide = 0;
        for (List<int[]> story : stories) {
            wide = Math.max(wide, Math.min(config.words(), count(story)));
        }
        var all = new long[stories.size() * 3 * wide];
        for (int s = 0; s < stories.size(); s++) {
            fill(all, s * 3 * wide, wide, stories.get(s), config.maxTokens() - 1);
        }
        return LongTensor.of(all, stories.size(), 3, wide);
    }

    private static int count(List<int[]> story) {
        return story.stream().limit(ModelConfig.OLDEST_WORDS).mapToInt(ids -> ids.length).sum();
    }

    private static void fill(long[] all, int first, int wide, List<int[]> story, int lastPlace) {
        int at = 0;
        for (int age = 0; age < Math.min(ModelConfig.OLDEST_WORDS, story.size()); age++) {
            int[] ids = story.get(age);
            for (int place = ids.length - 1; place >= 0 && at < wide; place--) {
                all[first + at] = ids[place];
                all[first + wide + at] = Math.min(place, lastPlace);
                all[first + 2 * wide + at] = age;
                at++;
            }
        }
    }
}
