package noema.ui.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import noema.model.trace.TraceEvent;
import noema.ui.look.Numbers;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// The story at the playhead, and what can be done with it.
public final class StoryModel {

    private final Workbench bench;
    private final ReadOnlyObjectWrapper<StoryState> state =
            new ReadOnlyObjectWrapper<>(StoryState.EMPTY);
    private final BooleanProperty tinted = new SimpleBooleanProperty();

    // What the lines shown were made of: a line whose sentence and moment are the same is kept.
    private record Made(
            @Nullable SentenceRun from, String text, Line.Time time, int done, Line line) {}

    private List<Made> made = List.of();
    private @Nullable RunSnapshot seen;
    private @Nullable Cursor seenAt;

    /// A model that follows the playhead of a workbench.
    public StoryModel(Workbench bench) {
        this.bench = bench;
        bench.run().snapshotProperty().subscribe(this::update);
        bench.playhead().cursorProperty().subscribe(this::update);
        update();
    }

    /// What is shown.
    public ReadOnlyObjectProperty<StoryState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What is shown.
    public StoryState state() {
        return state.get();
    }

    /// Whether every token is tinted by its confidence.
    public BooleanProperty tintedProperty() {
        return tinted;
    }

    /// Selects the sentence `by` places on from the selected one, or the one at the playhead when none is selected.
    ///
    /// @return the place selected; -1 when there is no story
    public int selectNext(int by) {
        int places = state().lines().size();
        if (places == 0) {
            return -1;
        }
        int selected = selected();
        int next = selected < 0 ? present() : Math.clamp(selected + by, 0, places - 1);
        bench.selection().select(next);
        return next;
    }

    /// The first selected place; -1 when none is.
    public int selected() {
        return bench.selection().placesProperty().get().stream()
                .filter(place -> place < state().lines().size())
                .min(Integer::compare)
                .orElse(-1);
    }

    /// The place of the sentence at the playhead.
    public int present() {
        return state().lines().stream()
                .filter(line -> line.time() == Line.Time.PRESENT)
                .mapToInt(Line::place)
                .findFirst()
                .orElse(0);
    }

    /// Moves the playhead to the end of the sentence at a place; to the very beginning for a sentence of the prompt.
    public void jumpTo(int place) {
        RunSnapshot run = bench.run().snapshot();
        if (run == null) {
            return;
        }
        int number = place - run.prompt().size();
        if (number >= 0) {
            bench.playhead().jumpTo(number);
        } else {
            bench.playhead().moveTo(Cursor.START);
        }
    }

    /// Copies the story, with its prompt.
    public void copyAll() {
        RunSnapshot run = bench.run().snapshot();
        if (run != null) {
            bench.director().copy(StoryText.plain(run), "the story");
        }
    }

    /// Copies the selected sentences, or the story when none is selected.
    public void copySelected() {
        RunSnapshot run = bench.run().snapshot();
        Set<Integer> places = new TreeSet<>(bench.selection().placesProperty().get());
        if (run == null || places.isEmpty()) {
            copyAll();
            return;
        }
        String text =
                places.stream()
                        .filter(place -> place < run.places())
                        .map(run::text)
                        .filter(t -> !t.isEmpty())
                        .collect(Collectors.joining(" "));
        bench.director().copy(text, places.size() == 1 ? "the sentence" : "the sentences");
    }

    /// Saves prompt, story and settings as Markdown.
    public void saveMarkdown() {
        RunSnapshot run = bench.run().snapshot();
        if (run != null) {
            bench.director().saveText(name(run) + ".md", StoryText.markdown(run));
        }
    }

    /// Saves prompt and story as plain text.
    public void saveText() {
        RunSnapshot run = bench.run().snapshot();
        if (run != null) {
            bench.director().saveText(name(run) + ".txt", StoryText.plain(run) + "\n");
        }
    }

    private static String name(RunSnapshot run) {
        return "story-" + run.recipe().seed();
    }

    private void update() {
        RunSnapshot run = bench.run().snapshot();
        Cursor here = bench.playhead().cursor();
        if (run == seen && here.equals(seenAt)) {
            return;
        }
        seen = run;
        seenAt = here;
        if (run == null) {
            made = List.of();
            state.set(StoryState.EMPTY);
            return;
        }
        var list = new ArrayList<Made>();
        for (int place = 0; place < run.places(); place++) {
            list.add(make(run, place, here));
        }
        made = list;
        state.set(new StoryState(list.stream().map(Made::line).toList(), note(run), ending(run)));
    }

    private Made make(RunSnapshot run, int place, Cursor here) {
        int number = place - run.prompt().size();
        @Nullable SentenceRun from = number < 0 ? null : run.sentences().get(number);
        String text = number < 0 ? run.prompt().get(place) : "";
        Line.Time time =
                number < here.sentence()
                        ? Line.Time.PAST
                        : number == here.sentence() ? Line.Time.PRESENT : Line.Time.FUTURE;
        int done = time == Line.Time.PRESENT ? here.frame() : Integer.MAX_VALUE;
        if (place < made.size()) {
            Made old = made.get(place);
            if (old.from() == from
                    && old.text().equals(text)
                    && old.time() == time
                    && old.done() == done) {
                return old;
            }
        }
        List<Word> words =
                from == null
                        ? LineReader.plain(text)
                        : LineReader.read(from, Math.min(done, from.frames().size()), bench.mind());
        String label = number < 0 ? "p" + (place + 1) : Integer.toString(number + 1);
        return new Made(from, text, time, done, new Line(place, label, from == null, time, words));
    }

    private static String note(RunSnapshot run) {
        List<String> texts =
                run.sentences().stream().map(SentenceRun::text).filter(t -> !t.isEmpty()).toList();
        int words = texts.stream().mapToInt(text -> text.strip().split("\\s+").length).sum();
        return String.format(
                Locale.ROOT,
                "%d %s · %d %s · %s",
                texts.size(),
                texts.size() == 1 ? "sentence" : "sentences",
                words,
                words == 1 ? "word" : "words",
                Numbers.duration(seconds(run)));
    }

    private static double seconds(RunSnapshot run) {
        if (run.end() != null) {
            return run.end().seconds();
        }
        double seconds = 0;
        for (SentenceRun sentence : run.sentences()) {
            seconds += sentence.thought() == null ? 0 : sentence.thought().seconds();
            seconds += sentence.words() == null ? 0 : sentence.words().seconds();
        }
        return seconds;
    }

    private static String ending(RunSnapshot run) {
        TraceEvent.RunEnded end = run.end();
        if (end == null) {
            return "";
        }
        return switch (end.reason()) {
            case COMPLETE -> "All sentences asked for are there.";
            case STORY_OVER -> "The model ended the story here.";
            case CANCELLED -> "Stopped; what was finished is kept.";
        };
    }
}
