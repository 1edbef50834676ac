package noema.model.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import noema.model.concept.Concept;
import noema.model.level.Grouping;
import noema.model.render.Earlier;

/// A story at all levels at once: the concepts of its sentences, of their groups, of the groups of those, and how many children
/// each group has.
final class LevelStory {

    private final List<LevelModel> tower;
    private final List<List<Concept>> concepts = new ArrayList<>();
    private final List<int[]> words = new ArrayList<>();
    private final List<List<Integer>> sizes = new ArrayList<>();

    /// An empty story.
    ///
    /// @param tower its levels above sentences, from the bottom up
    LevelStory(List<LevelModel> tower) {
        this.tower = tower;
        for (int i = 0; i <= tower.size(); i++) {
            concepts.add(new ArrayList<>());
            sizes.add(new ArrayList<>());
        }
    }

    /// Takes in the sentences of a prompt, grouped as a text without breaks.
    void readPrompt(List<Earlier> sentences) {
        sentences.forEach(this::add);
        for (LevelModel level : tower) {
            int height = level.config().height();
            int[] groups = Grouping.of(at(height - 1).size(), level.config().children());
            at(height).addAll(level.encoder().encode(LevelModel.groups(at(height - 1), groups)));
            Arrays.stream(groups).forEach(sizes.get(height - 1)::add);
        }
    }

    /// Concepts of a level, oldest first.
    ///
    /// @param height 1 for sentences
    List<Concept> concepts(int height) {
        return List.copyOf(at(height));
    }

    /// How many children each group of a level has.
    ///
    /// @param height 2 at least
    int[] sizes(int height) {
        return sizes.get(height - 1).stream().mapToInt(size -> size).toArray();
    }

    /// The newest concepts of a level, the nearest first.
    List<Concept> newest(int height, int most) {
        List<Concept> all = at(height);
        return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()).reversed());
    }

    /// The newest sentences with their words, the nearest first.
    List<Earlier> before(int most) {
        var newest = new ArrayList<Earlier>();
        for (int i = words.size() - 1; i >= 0 && newest.size() < most; i--) {
            newest.add(new Earlier(at(1).get(i), words.get(i)));
        }
        return newest;
    }

    /// Adds a sentence.
    void add(Earlier sentence) {
        at(1).add(sentence.concept());
        words.add(sentence.words());
    }

    /// Adds a group, as thought.
    void add(int height, Concept parent, int children) {
        at(height).add(parent);
        sizes.get(height - 1).add(children);
    }

    /// Replaces the newest sentences by what they came back as, and every group that holds one of them likewise.
    void readBack(List<Earlier> sentences) {
        int changed = sentences.size();
        int first = words.size() - changed;
        for (int i = 0; i < changed; i++) {
            at(1).set(first + i, sentences.get(i).concept());
            words.set(first + i, sentences.get(i).words());
        }
        for (LevelModel level : tower) {
            changed = climb(level, changed);
        }
    }

    /// Encodes the last groups anew, as many as hold the last `changed` children, and answers how many those are.
    private int climb(LevelModel level, int changed) {
        int height = level.config().height();
        List<Integer> counts = sizes.get(height - 1);
        int groups = 0;
        int held = 0;
        while (held < changed) {
            groups++;
            held += counts.get(counts.size() - groups);
        }
        List<Concept> children = at(height - 1);
        List<List<Concept>> parts =
                LevelModel.groups(
                        children.subList(children.size() - held, children.size()),
                        counts.subList(counts.size() - groups, counts.size()).stream()
                                .mapToInt(size -> size)
                                .toArray());
        List<Concept> parents = level.encoder().encode(parts);
        List<Concept> all = at(height);
        for (int i = 0; i < groups; i++) {
            all.set(all.size() - groups + i, parents.get(i));
        }
        return groups;
    }

    private List<Concept> at(int height) {
        return concepts.get(height - 1);
    }
}
