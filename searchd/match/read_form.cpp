#include "searchd/match/read_form.h"

#include <algorithm>

namespace rundkurs::match {
namespace {

void add(std::vector<std::string>& to, std::string_view value) {
  if (std::find(to.begin(), to.end(), value) == to.end()) to.emplace_back(value);
}

void remove(std::vector<std::string>& from, const std::vector<std::string>& values) {
  std::erase_if(from, [&](const std::string& value) { return holds(values, value); });
}

constexpr std::string_view degree_levels[] = {"bachelor", "master", "phd"};

/// Everything that a message says of one table, sorted by how it is meant.
struct Said {
  std::vector<std::string> wanted;
  std::vector<std::string> refused;
  std::vector<std::string> fine;
  std::vector<std::string> not_only;
  std::vector<std::string> words;
  bool firm = true;
};

Said read_table(const Reading& reading, std::string_view table) {
  Said said;
  for (const auto& mention : reading.find(table)) {
    const auto stance = reading.stances.of(mention.first, mention.last);
    if (stance.needless || (stance.held && !stance.refused)) continue;
    said.words.push_back(reading.message.words(mention.first, mention.last));
    if (stance.refused) {
      add(said.refused, mention.means);
    } else if (stance.not_only) {
      add(said.not_only, mention.means);
    } else if (stance.fine && !stance.must) {
      add(said.fine, mention.means);
    } else {
      add(said.wanted, mention.means);
      if (!stance.firm()) said.firm = false;
    }
  }
  return said;
}

Choice as_choice(Said said) {
  Choice choice;
  choice.refused = std::move(said.refused);
  choice.wanted = std::move(said.wanted);
  // What would do as well widens a wish and is none by itself.
  if (!choice.wanted.empty()) {
    for (const auto& value : said.fine)
      add(choice.wanted, value);
  }
  remove(choice.wanted, choice.refused);
  choice.firm = said.firm && !choice.wanted.empty();
  choice.words = std::move(said.words);
  return choice;
}

void read_kinds(const Reading& reading, Inquiry& inquiry) {
  auto said = read_table(reading, "studies/kinds");
  inquiry.material = holds(said.wanted, "material");
  std::erase(said.wanted, "material");
  std::erase(said.wanted, "event");
  const bool degree = holds(said.wanted, "programme");
  const bool single = holds(said.wanted, "course");
  // "a master's degree, not just a course"
  if (holds(said.not_only, "course") || (holds(said.refused, "course") && degree)) {
    inquiry.kinds.wanted = {"programme"};
    inquiry.kinds.firm = true;
  } else if (degree && !single) {
    inquiry.kinds.wanted = {"programme"};
    inquiry.kinds.firm = said.firm;
  } else if (holds(said.wanted, "phd-course")) {
    inquiry.kinds.wanted = {"phd-course", "course"};
  } else if (single) {
    inquiry.kinds.wanted = {"course"};
  }
  if (holds(said.refused, "programme")) {
    inquiry.kinds.refused = {"programme"};
    std::erase(inquiry.kinds.wanted, "programme");
  }
  inquiry.kinds.words = std::move(said.words);
}

/// "Not a university", and degrees that are refused as levels and not as kinds.
void settle_levels(Inquiry& inquiry, bool wants_single) {
  auto& levels = inquiry.levels;
  const bool not_academic = holds(levels.refused, "academic");
  std::erase(levels.refused, "academic");
  std::erase(levels.wanted, "academic");
  const bool degree_refused = holds(inquiry.kinds.refused, "programme");
  if (degree_refused && wants_single) {
    // "No master's degree, just a course": a course at that level may fit.
    std::erase_if(levels.refused, [](const std::string& level) {
      return std::find(std::begin(degree_levels), std::end(degree_levels), level) !=
             std::end(degree_levels);
    });
  }
  // "Not a bachelor's or a master's": neither the degrees nor, as far as is said, their courses.
  const bool no_degrees = holds(levels.refused, "bachelor") || holds(levels.refused, "master");
  if (no_degrees && !holds(inquiry.kinds.wanted, "programme") && !degree_refused)
    inquiry.kinds.refused.emplace_back("programme");
  if (not_academic) {
    for (const auto level : degree_levels)
      add(levels.refused, level);
  }
  remove(levels.wanted, levels.refused);
  // Trade certificates are taught at both levels below the university.
  if (holds(levels.wanted, "vocational")) add(levels.wanted, "continuing");
  if (holds(levels.wanted, "upper-secondary")) {
    add(levels.wanted, "vocational");
    add(levels.wanted, "continuing");
  }
  // A level is a wish as such; a degree's is not to be argued with.
  const bool about_degrees =
      !levels.wanted.empty() &&
      std::all_of(levels.wanted.begin(), levels.wanted.end(), [](const std::string& level) {
        return std::find(std::begin(degree_levels), std::end(degree_levels), level) !=
               std::end(degree_levels);
      });
  levels.firm = levels.firm && about_degrees;
}

}  // namespace

void read_form(const Reading& reading, Inquiry& inquiry) {
  read_kinds(reading, inquiry);
  auto levels = read_table(reading, "studies/levels");
  // "Master level is fine": no demand, and yet what is looked for.
  if (levels.wanted.empty() && !levels.fine.empty()) {
    levels.wanted = levels.fine;
    levels.firm = false;
  }
  inquiry.levels = as_choice(std::move(levels));
  settle_levels(inquiry, holds(inquiry.kinds.wanted, "course"));

  inquiry.modes = as_choice(read_table(reading, "studies/modes"));
  auto& modes = inquiry.modes.wanted;
  // Who wants to be in a room takes meetings now and then; who asks for either takes both.
  if (holds(modes, "campus")) add(modes, "blended");

  const auto pace = read_table(reading, "studies/pace");
  inquiry.part_time = holds(pace.wanted, "part-time") || holds(pace.fine, "part-time");
  inquiry.full_time = holds(pace.wanted, "full-time") && !inquiry.part_time;
  inquiry.brief = holds(read_table(reading, "studies/length").wanted, "short");
  const auto price = read_table(reading, "studies/price");
  inquiry.free = holds(price.wanted, "free");
  inquiry.free_firm = inquiry.free && price.firm;
  inquiry.for_group = holds(read_table(reading, "studies/groups").wanted, "group");
}

void read_people(const Reading& reading, Inquiry& inquiry) {
  constexpr std::pair<std::string_view, Learner> learners[] = {{"researcher", Learner::researcher},
                                                               {"teacher", Learner::teacher},
                                                               {"job-seeker", Learner::job_seeker},
                                                               {"student", Learner::student},
                                                               {"volunteer", Learner::volunteer},
                                                               {"staff", Learner::staff}};
  std::vector<std::string> said;
  for (const auto& mention : reading.find("people/writers"))
    add(said, mention.means);
  for (const auto& [name, learner] : learners) {
    if (!holds(said, name) || inquiry.learner != Learner::unknown) continue;
    // A firm may write about students it employs; who studies says nothing of colleagues.
    inquiry.learner = learner;
  }
  // Who works on a doctorate looks for a doctoral course, said or not.
  if (inquiry.learner == Learner::researcher && inquiry.levels.wanted.empty())
    inquiry.levels.wanted = {"phd"};
  for (const auto& mention : reading.find("people/audiences"))
    add(inquiry.audience, mention.means);
  if (const auto sectors = reading.find("people/sectors"); !sectors.empty())
    inquiry.sector = sectors.front().means;
}

std::string_view name_of(Learner learner) {
  constexpr std::string_view names[] = {
      "unknown", "staff", "student", "researcher", "teacher", "job-seeker", "volunteer"};
  return names[static_cast<std::size_t>(learner)];
}

}  // namespace rundkurs::match
