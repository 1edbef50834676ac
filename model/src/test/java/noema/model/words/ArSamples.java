package noema.model.words;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import noema.model.text.BpeTrainer;
import noema.model.text.SentenceSplitter;
import noema.model.text.Tokenizer;

/// Four stories of five sentences, and a tokenizer made of their words.
public final class ArSamples {

    /// Twenty sentences, the first of each story unlike the others.
    public static final List<String> STORIES =
            List.of(
                    "Once there was a red fox. The fox saw a hen on the hill. \"Come down!\" said the fox."
                            + " The hen did not come down. So the fox went home.",
                    "Tom had a big blue boat. He put it on the lake. The wind took the boat away."
                            + " Tom ran and ran. At last he found it in the grass.",
                    "A little girl lost her hat. She looked under the bed. She looked in the tree."
                            + " A bird sat in the hat. The girl let it stay there.",
                    "It was a cold day. Ben made a ball of snow. The ball grew and grew."
                            + " Ben gave it a nose and a smile. Now the snow man was his friend.");

    private ArSamples() {}

    /// A tokenizer that has a token for every word of the stories, written to a folder.
    public static Tokenizer tokenizer(Path folder) {
        Path file = folder.resolve("tokenizer.json");
        BpeTrainer.train(sentences().stream(), 420).save(file);
        return Tokenizer.load(file);
    }

    /// All sentences of all stories.
    public static List<String> sentences() {
        return STORIES.stream()
                .flatMap(story -> new SentenceSplitter().split(story).stream())
                .toList();
    }

    /// Token ids by story and sentence.
    public static List<int[][]> tokens(Tokenizer tokenizer) {
        return STORIES.stream()
                .map(story ->
                        new SentenceSplitter()
                                .split(story).stream().map(tokenizer::encode).toArray(int[][]::new))
                .toList();
    }

    /// The words of a text in another order.
    public static String shuffled(String text) {
        String[] words = text.split(" ");
        Arrays.sort(words);
        return String.join(" ", words);
    }
}
