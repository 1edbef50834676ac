package noema.app.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import noema.model.tensor.Randomness;

/// The story beginnings of `samples/prompts`, which the build packs into the program.
public final class SamplePrompts {

    /// Their names, sorted.
    public static final List<String> NAMES =
            List.of(
                    "01-shiny-key",
                    "02-lost-ball",
                    "03-rainy-day",
                    "04-hungry-bird",
                    "05-spot-and-the-bone",
                    "06-tall-slide",
                    "07-broken-truck",
                    "08-birthday-cake",
                    "09-max-in-the-snow",
                    "10-little-fish");

    private static final long PLACE = 0x70726f6d7074L;

    private SamplePrompts() {}

    /// The beginning that belongs to a seed.
    public static String of(long seed) {
        int index = Randomness.stream(seed, PLACE).nextInt(NAMES.size());
        return text(NAMES.get(index));
    }

    /// The text of one of them.
    public static String text(String name) {
        try (InputStream in =
                SamplePrompts.class.getResourceAsStream("/noema/app/prompts/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("The prompt " + name + " is not in the program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
