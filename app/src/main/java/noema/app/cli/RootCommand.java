package noema.app.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import noema.app.desktop.Desktop;
import noema.app.desktop.DesktopOptions;
import noema.app.desktop.Display;
import noema.app.desktop.Screenshot;
import noema.model.tensor.NoemaException;
import noema.ui.grid.Axis;
import noema.ui.look.Theme;
import noema.ui.map.MapLevel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `noema` without a command: opens the window, or paints it to a file.
@Command(
        name = "noema",
        description =
                "A language model that thinks in concepts and then puts them into words. Without a command it opens its window.",
        synopsisSubcommandLabel = "[COMMAND]",
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Without a screen:  noema generate \"Once upon a time there was a little cat.\" --watch",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.",
        })
final class RootCommand implements Callable<Integer> {

    private static final Pattern SIZE = Pattern.compile("(\\d{3,5})x(\\d{3,5})");
    private static final String EXPLORE = "explore";
    private static final String GRID = "grid";
    private static final int SMALLEST = 400;
    private static final int LARGEST = 8000;

    private final Surroundings surroundings;

    @Spec private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Option(
            names = "--session",
            paramLabel = "FILE",
            description = "Saved session to open (default: the sample that ships with Noema).")
    private @Nullable Path session;

    @Option(
            names = "--screenshot",
            paramLabel = "FILE",
            description = "Paint the window to a PNG file, without a screen, and end.")
    private @Nullable Path screenshot;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Size of the picture (default: ${DEFAULT-VALUE}).")
    private String size = "1600x1000";

    @Option(
            names = "--at",
            paramLabel = "SHARE",
            description =
                    "Moment of the run in the picture, from 0 for its start to 1 for its end (default: what the session was saved with).")
    private @Nullable Double at;

    @Option(
            names = "--room",
            paramLabel = "NAME",
            description =
                    "What the picture shows: explore; compare, which first runs four ways to think; or grid, which first runs the axes of --x, --y and --z (default: ${DEFAULT-VALUE}).")
    private String room = EXPLORE;

    @Option(
            names = "--map",
            paramLabel = "LEVEL",
            description =
                    "What the map in the picture is of: sentences or paragraphs (default: sentences).")
    private String map = MapLevel.SENTENCES.many();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of what is compared in the picture (default: 1).")
    private @Nullable Long seed;

    @Option(
            names = "--x",
            paramLabel = "AXIS",
            description = "Setting across the grid and its values, as in noema grid.")
    private @Nullable String x;

    @Option(names = "--y", paramLabel = "AXIS", description = "Setting down the grid.")
    private @Nullable String y;

    @Option(names = "--z", paramLabel = "AXIS", description = "Setting of the grid's pages.")
    private @Nullable String z;

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            description = "light or dark (default: the one used last).")
    private @Nullable String theme;

    @Mixin private ModelOptions models = new ModelOptions();

    RootCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DesktopOptions options = options();
        if (screenshot != null) {
            Matcher pixels = SIZE.matcher(size);
            int width = pixels.matches() ? Integer.parseInt(pixels.group(1)) : 0;
            int height = pixels.matches() ? Integer.parseInt(pixels.group(2)) : 0;
            if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST) {
                throw usage(
                        "The size must be WIDTHxHEIGHT in pixels from %d to %d, for example 1600x1000, not '%s'."
                                .formatted(SMALLEST, LARGEST, size));
            }
            if (at != null && !(at >= 0 && at <= 1)) {
                throw usage("The moment (--at) must be between 0 and 1.");
            }
            if (!Screenshot.hasRoom(room)) {
                throw usage(
                        "The room (--room) must be explore, compare or grid, not '" + room + "'.");
            }
            MapLevel level =
                    Arrays.stream(MapLevel.values())
                            .filter(each -> each.many().equals(map))
                            .findFirst()
                            .orElseThrow(() ->
                                    usage(
                                            "The map (--map) must be sentences or paragraphs, not '"
                                                    + map
                                                    + "'."));
            List<Axis> axes = axes();
            Targets.requireWritable(screenshot);
            Screenshot.paint(options, screenshot, width, height, at, room, level, seed, axes);
            return Cli.DONE;
        }
        if (!Display.isThere(surroundings.environment())) {
            throw new NoemaException(
                    "There is no display to open a window on; use the command line instead, for example: noema generate --watch \"Tom had a red ball.\"");
        }
        Desktop.open(options, surroundings.interrupted());
        return Cli.DONE;
    }

    private List<Axis> axes() {
        List<String> texts = Stream.of(x, y, z).filter(Objects::nonNull).toList();
        if (texts.isEmpty() == room.equals(GRID)) {
            throw usage("A picture of a grid takes both --room grid and --x; give the other one.");
        }
        try {
            return texts.stream().map(Axis::parse).toList();
        } catch (NoemaException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private DesktopOptions options() {
        return new DesktopOptions(
                models.isNamed(surroundings) ? models.folder(surroundings) : null,
                models.folder(surroundings),
                surroundings.installed("assets/sample.noema"),
                session,
                theme == null ? null : theme(theme),
                surroundings.log().toAbsolutePath().resolveSibling("."),
                Version.text(),
                surroundings.log());
    }

    private Theme theme(String name) {
        try {
            return Theme.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "The theme must be light or dark, not '" + name + "'.", e);
        }
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
