package noema.ui.run;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/// Where in the run all panes look. It follows a run that is going on until somebody takes it elsewhere.
public final class Playhead {

    private final RunModel run;
    private final ReadOnlyObjectWrapper<Cursor> cursor = new ReadOnlyObjectWrapper<>(Cursor.START);
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final BooleanProperty looping = new SimpleBooleanProperty();
    private final DoubleProperty speed = new SimpleDoubleProperty(1);

    /// A playhead over the run of a model.
    public Playhead(RunModel run) {
        this.run = run;
        run.snapshotProperty()
                .subscribe(() -> {
                    if (following.get()) {
                        cursor.set(last());
                    } else {
                        cursor.set(clamp(cursor.get()));
                    }
                });
        following.subscribe(on -> {
            if (on) {
                cursor.set(last());
            }
        });
    }

    /// The moment that is shown.
    public ReadOnlyObjectProperty<Cursor> cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    /// The moment that is shown.
    public Cursor cursor() {
        return cursor.get();
    }

    /// Whether it moves by itself.
    public BooleanProperty playingProperty() {
        return playing;
    }

    /// Whether it stays at the end of what there is.
    public BooleanProperty followingProperty() {
        return following;
    }

    /// Whether playing starts over at the end.
    public BooleanProperty loopingProperty() {
        return looping;
    }

    /// Speed of playing: 1 is 12 moments a second.
    public DoubleProperty speedProperty() {
        return speed;
    }

    /// Goes to a moment, as near as the run has it, and stays there.
    public void moveTo(Cursor moment) {
        following.set(false);
        cursor.set(clamp(moment));
    }

    /// Goes to the end of a sentence.
    public void jumpTo(int sentence) {
        moveTo(new Cursor(sentence, Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    /// One moment on; answers whether there was one.
    public boolean next() {
        return step(1);
    }

    /// One moment back; answers whether there was one.
    public boolean previous() {
        return step(-1);
    }

    private boolean step(int by) {
        int at = position();
        if (at + by < 0 || at + by > moments()) {
            return false;
        }
        moveTo(at(at + by));
        return true;
    }

    /// How many moments the run has; positions go from 0 (only the prompt) to this.
    public int moments() {
        RunSnapshot now = run.snapshot();
        return now == null ? 0 : now.sentences().stream().mapToInt(SentenceRun::moments).sum();
    }

    /// The position of the cursor, counted in moments.
    public int position() {
        RunSnapshot now = run.snapshot();
        if (now == null) {
            return 0;
        }
        Cursor here = cursor.get();
        int before = 0;
        for (SentenceRun sentence : now.sentences()) {
            if (sentence.number() < here.sentence()) {
                before += sentence.moments();
            }
        }
        return before + here.plan() + here.step() + here.frame();
    }

    /// The moment at a position, 0 to [#moments].
    public Cursor at(int position) {
        RunSnapshot now = run.snapshot();
        if (now == null || now.sentences().isEmpty() || position <= 0) {
            return Cursor.START;
        }
        int left = position;
        for (SentenceRun sentence : now.sentences()) {
            if (left <= sentence.moments()) {
                int plan = Math.min(left, sentence.plan().size());
                int step = Math.min(left - plan, sentence.steps().size());
                return new Cursor(sentence.number(), plan, step, left - plan - step);
            }
            left -= sentence.moments();
        }
        return last();
    }

    /// The last moment there is.
    public Cursor last() {
        RunSnapshot now = run.snapshot();
        return now == null ? Cursor.START : end(now);
    }

    private static Cursor end(RunSnapshot now) {
        for (int i = now.sentences().size() - 1; i >= 0; i--) {
            SentenceRun sentence = now.sentences().get(i);
            if (sentence.moments() > 0) {
                return new Cursor(
                        i,
                        sentence.plan().size(),
                        sentence.steps().size(),
                        sentence.frames().size());
            }
        }
        return Cursor.START;
    }

    private Cursor clamp(Cursor moment) {
        @Nullable RunSnapshot now = run.snapshot();
        if (now == null || now.sentences().isEmpty()) {
            return Cursor.START;
        }
        int sentence = Math.clamp(moment.sentence(), 0, now.sentences().size() - 1);
        SentenceRun there = now.sentences().get(sentence);
        int step = Math.clamp(moment.step(), 0, there.steps().size());
        int frame = Math.clamp(moment.frame(), 0, there.frames().size());
        int planned = there.plan().size();
        int plan = step > 0 || frame > 0 ? planned : Math.clamp(moment.plan(), 0, planned);
        return new Cursor(sentence, plan, frame > 0 ? there.steps().size() : step, frame);
    }
}
