package noema.app.recipe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.WordSettings;
import noema.ui.grid.Axis;
import noema.ui.grid.GridPlan;

/// The `noema generate` line that makes a run again, to be pasted into a shell.
///
/// @param line     the command, with the seed and every option that is not at its default
/// @param complete whether it makes exactly that run; otherwise it leaves out or changes what cannot be said in a command, such as
///                 a thought that was dragged or a prompt with characters that the shell does not pass on
public record CommandText(String line, boolean complete) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:+,=-]+");
    private static final Pattern VARIABLE = Pattern.compile("%[^%]+%");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern BACKSLASHES = Pattern.compile("(\\\\+)(\"|$)");
    private static final String STANDARD_INPUT = "-";
    private static final String SILENT = "--silent";
    private static final String THINKING = "thinking";
    private static final List<String> AXES = List.of("--x", "--y", "--z");

    /// Who reads the line.
    public enum Shell {
        /// sh, bash, zsh and their kin.
        POSIX,
        /// cmd.exe. It passes on neither line breaks nor, on some systems, anything beyond ASCII.
        WINDOWS
    }

    /// The command for a recipe.
    ///
    /// @param spec what `--edit` takes for an edit; nothing for one that has no such form
    public static CommandText of(
            Recipe recipe, Shell shell, Function<Edit, Optional<String>> spec) {
        var words = new ArrayList<String>(List.of("noema", "generate"));
        settings(words, recipe);
        boolean complete = true;
        for (Edit edit : recipe.edits()) {
            Optional<String> said = spec.apply(edit);
            complete &= said.isPresent();
            said.ifPresent(text -> words.addAll(List.of("--edit", text)));
        }
        return ended(words, recipe.prompt(), shell, complete);
    }

    /// The `noema grid` line that runs a grid again.
    public static CommandText of(GridPlan plan, Shell shell) {
        Recipe base = plan.base();
        var settings = new ArrayList<String>();
        settings(settings, base);
        var words = new ArrayList<String>(List.of("noema", "grid"));
        for (int i = 0; i < plan.axes().size(); i++) {
            Axis axis = plan.axes().get(i);
            words.addAll(List.of(AXES.get(i), axis.text()));
            // What is on an axis must not be an option, too.
            int at = settings.indexOf("--" + axis.setting().id());
            if (at >= 0) {
                settings.subList(at, at + 2).clear();
            }
            if (axis.setting().id().equals(THINKING)) {
                settings.remove(SILENT);
            }
        }
        words.addAll(settings);
        return ended(words, base.prompt(), shell, base.edits().isEmpty());
    }

    private static void settings(List<String> words, Recipe recipe) {
        var defaults = Recipe.of("", 0);
        option(words, "--sentences", recipe.sentences(), defaults.sentences());
        words.add("--seed");
        words.add(Long.toString(recipe.seed()));
        if (recipe.way() != defaults.way()) {
            words.addAll(List.of("--level", recipe.way().id()));
        }
        if (!recipe.aloud()) {
            words.add(SILENT);
        }
        concept(words, recipe.concept(), defaults.concept());
        tokens(words, recipe.tokens(), defaults.tokens());
        words(words, recipe.words(), defaults.words());
    }

    private static CommandText ended(List<String> words, String said, Shell shell, boolean whole) {
        String prompt = passable(said, shell);
        boolean complete = whole && prompt.equals(said) && arrives(prompt, shell);
        if (prompt.startsWith("-")) {
            words.add("--");
        }
        words.add(prompt);
        String line = String.join(" ", words.stream().map(word -> quoted(word, shell)).toList());
        return new CommandText(line, complete);
    }

    private static void concept(List<String> words, ConceptSettings is, ConceptSettings usual) {
        option(words, "--concept-steps", is.steps(), usual.steps());
        option(words, "--concept-guidance", is.guidance(), usual.guidance());
        option(words, "--rescale", is.rescale(), usual.rescale());
        option(words, "--initial-noise", is.initialNoise(), usual.initialNoise());
        option(words, "--eta", is.eta(), usual.eta());
        option(words, "--handover", is.handover(), usual.handover());
        option(words, "--best-of", is.candidates(), usual.candidates());
        option(words, "--breath", is.breath(), usual.breath());
        option(words, "--memory", is.memory(), usual.memory());
    }

    private static void tokens(List<String> words, TokenSettings is, TokenSettings usual) {
        option(words, "--token-steps", is.steps(), usual.steps());
        option(words, "--token-guidance", is.guidance(), usual.guidance());
        option(words, "--temperature", is.temperature(), usual.temperature());
        option(words, "--order", is.order(), usual.order());
        option(words, "--threshold", is.threshold(), usual.threshold());
        option(words, "--remask", is.remask(), usual.remask());
        option(words, "--wordings", is.wordings(), usual.wordings());
    }

    private static void words(List<String> words, WordSettings is, WordSettings usual) {
        option(words, "--ar-temperature", is.ar().temperature(), usual.ar().temperature());
        option(words, "--top-p", is.ar().topP(), usual.ar().topP());
        option(words, "--block", is.canvas().block(), usual.canvas().block());
        option(
                words,
                "--tokens-per-step",
                is.canvas().tokensPerStep(),
                usual.canvas().tokensPerStep());
        option(words, "--canvas-order", is.canvas().order(), usual.canvas().order());
        option(
                words,
                "--canvas-temperature",
                is.canvas().temperature(),
                usual.canvas().temperature());
        option(words, "--prompt-guidance", is.canvas().guidance(), usual.canvas().guidance());
    }

    private static void option(List<String> words, String name, Object value, Object usual) {
        if (!value.equals(usual)) {
            words.add(name);
            words.add(value.toString().toLowerCase(Locale.ROOT));
        }
    }

    /// The prompt without what no command can carry.
    private static String passable(String prompt, Shell shell) {
        // Half a surrogate pair becomes a question mark.
        byte[] utf8 = prompt.getBytes(StandardCharsets.UTF_8);
        String text = new String(utf8, StandardCharsets.UTF_8).replace("\0", "");
        if (text.equals(STANDARD_INPUT)) {
            return " " + STANDARD_INPUT;
        }
        return shell == Shell.WINDOWS ? CONTROL.matcher(text).replaceAll(" ") : text;
    }

    private static boolean arrives(String prompt, Shell shell) {
        return switch (shell) {
            case POSIX -> true;
            case WINDOWS ->
                    StandardCharsets.US_ASCII.newEncoder().canEncode(prompt)
                            && !VARIABLE.matcher(prompt).find();
        };
    }

    private static String quoted(String word, Shell shell) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return switch (shell) {
            case POSIX -> "'" + word.replace("'", "'\\''") + "'";
            // Doubled quotes stay inside the quotation for cmd.exe too, which would otherwise see
            // its own signs in the rest.
            case WINDOWS ->
                    '"'
                            + BACKSLASHES.matcher(word).replaceAll("$1$1$2").replace("\"", "\"\"")
                            + '"';
        };
    }
}
