// The ways in which people ask for things, as expressions.
#include "request_rules.hpp"

#include <string>
#include <string_view>

#include "offerbox/base/text.hpp"

namespace offerbox::interview {

namespace {

using evidence::Pattern;

// The expressions below are of whole pieces in the spelling of pieces.hpp. {ask} stands for the ways to begin a request
// ("could you please", "I would like to", "is it possible to"), {this} for what is on the table.
constexpr std::string_view ask =
    "(?:(?:can|could|would|will|may|might|shall|should) (?:you|we|i)(?: please| kindly| just| maybe| perhaps| "
    "possibly| ever so kindly| be able to| have| get)*|please(?: to| just)?|kindly|i (?:would |really |just "
    ")*(?:want|need|wish|prefer|like|love|appreciate|rather)(?: it)?(?: if)?(?: you| we)?(?: could| can| would)?(?: "
    "to| please)*|(?:is|would|will) it (?:be )?(?:possible|ok|fine|good)(?: to| if| for| that)*(?: you| we| i| me)?(?: "
    "to| could| can)*|(?:do|would) you mind(?: if)?(?: we| i)?|mind|let us|let me|shall we|how about(?: we)?|what "
    "about(?: we)?|why do not we|(?:i am |i )?(?:ask|asking|request|requesting) (?:for|you to)|(?:can|could|may|might) "
    "i (?:please )?ask (?:you )?to|you (?:can|could|may)(?: please)?|any chance (?:of|to|you could|we could|i "
    "could)|are you able to|be so kind and)";
// To end the interview is for good: fewer ways of asking are taken for it ("we need to stop it" is about a system).
constexpr std::string_view ask_to_end =
    "(?:(?:can|could|may|shall) (?:we|i)(?: please| just| maybe)*|please(?: let us)?|let us(?: just| please)?|i "
    "(?:would |really |just )*(?:want|like|prefer|wish|need|have|rather|ask)(?: to| rather)*|(?:is|would) it (?:be "
    ")?(?:possible|ok|fine) (?:to|if)(?: we| i)?)";
constexpr std::string_view what =
    "(?:(?:to )?(?:this|that|the|your|it)(?: (?:last|previous|whole|entire|same|current|first))?(?: "
    "(?:question|part|bit|sentence|one|thing|line|topic))?|question)";
constexpr std::string_view again =
    "(?:again|once more|once again|one more time|another time|a second time|slowly|slower|more slowly|louder|a bit "
    "slower|a bit louder)";

std::string filled(std::string expression) {
    expression = text::replace_all(std::move(expression), "{ask}", ask);
    expression = text::replace_all(std::move(expression), "{this}", what);
    expression = text::replace_all(std::move(expression), "{end}", ask_to_end);
    return text::replace_all(std::move(expression), "{again}", again);
}

Pattern whole(std::initializer_list<const char*> expressions) {
    std::vector<std::string> filled_in;
    for (const char* expression : expressions) filled_in.push_back("^(?:" + filled(expression) + ")$");
    auto compiled = Pattern::compile(filled_in);
    return compiled ? *compiled : Pattern{};
}

RequestRule stop_rule() {
    return {Intent::stop,
            whole({"(?:{end} )?(?:stop|end|finish|quit|terminate|abort|cancel|conclude|close|exit|leave) (?:with "
                   ")?(?:the|this|our|my) (?:interview|session|call|practice|conversation)(?: here| now| today)*",
                   "(?:{end} )(?:stop|end|finish|quit|exit|leave|wrap up|wrap it up|end it|stop it|call it a day)(?: "
                   "(?:here|now|there|it here|it there|it now|this here|this now|for today|at this point))*",
                   "stop|quit|exit|stop here|stop now|end here|finish here|stop it(?: now| here)?",
                   "i (?:really |am afraid i |think i |just )*(?:have|need|must|got|have got|should)(?: to)? "
                   "(?:go|leave|run|stop|quit|drop off|hang up|finish|drop|hop off|drop out|disconnect)(?: now| soon| "
                   "here| today| home)*(?: (?:to (?:a|another|my)|for a|in|as my) .{1,40})?",
                   "i am (?:leaving|out|done (?:for today|here|with (?:this|the) interview))",
                   "(?:that|this) is enough(?: for (?:today|now|me))?|i have had enough(?: of (?:this|it))?",
                   "i (?:do not|no longer|can not|could not) (?:want to )?(?:continue|go on|do this)(?: with)?(?: "
                   "this| the)?(?: interview)?(?: any ?more)?",
                   "{end} (?:continue|do (?:this|it)|finish(?: this| it)?|resume|come back) (?:another "
                   "time|later|tomorrow|another day)",
                   "bye|bye bye|goodbye|good bye|see you(?: later)?"})};
}

RequestRule repeat_rule() {
    return {
        Intent::repeat,
        whole(
            {"(?:{ask} )?(?:repeat|repeating|restate|reread|replay)(?: me| us| for me)?(?: {again})?(?: {this}| what "
             "you (?:just )?(?:said|asked))?(?: for me)?(?: (?:a bit )?{again}| for me)*",
             "(?:{ask} )?(?:say|saying|read|ask|asking|tell|give|state|hear|have|get|read out)(?: me| us)?(?: {this}| "
             "what you (?:just )?(?:said|asked))?(?: out)?(?: for me)? {again}(?: {again})*(?: for me)?(?: {this})?",
             "(?:{ask} )?(?:run|go) (?:{this}|through {this}|over {this}) (?:by me )?{again}|(?:are you (?:still "
             ")?there|can you hear me|do you hear me)|(?:the|your) (?:audio|sound|line|connection|call|voice) (?:just "
             ")?(?:cut|dropped|broke|was cut|went|is|was)(?: (?:out|off|up|away|lost|gone|bad))+(?: .{1,20})?|{ask} "
             "hear {this} {again}|(?:{ask} )?(?:repetition|a repeat)(?: of {this})?",
             "(?:what|which) (?:was|is|were) (?:the|your|that|it)(?: (?:last|first))?(?: "
             "(?:question|part|bit|one))?(?: again)?(?: about)?",
             "(?:what|which|how) was that(?: again)?|what did you (?:just )?(?:say|ask)(?: me)?(?: just now| "
             "again)?|what were you (?:asking|saying)(?: again)?|what you (?:said|asked)",
             "come again|pardon(?: me)?|(?:i )?beg (?:your )?pardon|say again|again please|once more|once again|one "
             "more time|more slowly|say what|you said what",
             "(?:i )?(?:did|could|can|do) not (?:quite |really |fully |properly )?(?:hear|catch|listen|heard)(?: "
             "(?:you|that|it|all of it|{this}|what you (?:said|asked)|the (?:end|beginning|start|last|second|first)(?: "
             "(?:part|half|bit))?(?: of (?:it|that|the question))?))?(?: (?:well|properly|clearly|very well|fully))?",
             "(?:i )?did not (?:quite |really )?(?:get|follow|take in) (?:you|that|it|all of (?:it|that)|all that|the "
             "(?:question|end|last part|first part))",
             "i (?:just )?(?:missed|lost|forgot|have forgotten|have missed) (?:that|you|it|{this}|part of "
             "(?:it|that|the question)|what (?:the question was|you (?:said|asked))|the (?:last|second|first) "
             "(?:part|half|bit)(?: of (?:it|that|the question))?|the (?:end|beginning)(?: of (?:it|that|the "
             "question))?)(?: there)?",
             "you (?:broke|were breaking|are breaking|cut|were cut|froze)(?: up| out| off)?(?: there| for a "
             "(?:second|moment))?|(?:i (?:was|got) )?distracted(?: for a (?:second|moment))?",
             "(?:{ask} )?remind me(?: again)?(?: of)?(?: {this}| what (?:the question was|you asked|it was)| of "
             "it)?(?: again)?"})};
}

RequestRule rephrase_rule() {
    return {
        Intent::rephrase,
        whole(
            {"(?:{ask} )?(?:rephrase|rephrasing|reword|reformulate|paraphrase|simplify|re-?phrase)(?: {this}| me)?(?: "
             "for me)?(?: a (?:bit|little))?(?: differently)?",
             "(?:{ask} )?(?:explain|clarify|elaborate(?: on)?|explaining|clear up)(?: (?:me|to me))?(?: {this}| what "
             "you (?:mean|want|are asking)| it)?(?: to me)?(?: (?:a bit|a little|more|better|further|again|in (?:more "
             ")?detail|more clearly))*",
             "(?:{ask} )?(?:put|putting|say|saying|ask|asking|phrase|word|formulate|express|explain|state|give me)(?: "
             "me)?(?: {this})? (?:in )?(?:an? )?(?:other|another|different|simpler|easier|simple|plain|basic|more "
             "simple|more basic|clearer|more clear)(?:ly)?(?: words?| way| english| terms| manner| language)?",
             "(?:{ask} )?(?:use |using |with |in |say it in "
             ")?(?:other|simpler|different|simple|plain|easier|basic|more simple)(?:ly)?(?: "
             "(?:words|terms|english|language))",
             "(?:i|we) (?:am |do |did |can |could |would |still )*(?:not|no)(?: really| quite| fully| completely| yet| "
             "totally| entirely| even)*(?: sure| certain)?(?: (?:that|if))?(?: i)?(?: really| quite| fully)* "
             "(?:understand|understood|follow|see|understanding|following|comprehend|make sense of|get|got|catch)(?: "
             "(?:you|it|that|{this}|what (?:you|the question|this|is|it|that).{0,30}|your point|the "
             "(?:meaning|point|sense).{0,25}))?(?: (?:well|correctly|right|fully|exactly|here|properly))?",
             "(?:i am )?not (?:really |quite |totally |100 )?(?:sure|clear|certain) (?:about |of |on )?what (?:you|the "
             "question|this|is|it|exactly).{0,40}",
             "(?:i am )?not (?:really |quite |totally )?(?:sure|clear|certain) (?:about|of|on) (?:the|your|this|that) "
             "question|(?:that|it|this)(?: one)? (?:went|is) (?:right |way )?over my head|(?:{ask} )?(?:break|dumb) "
             "{this} down(?: (?:a bit|for me))?",
             "what (?:exactly )?(?:do|did|are|is it) you (?:mean|asking|want|meaning|trying to ask|after|looking "
             "for|need)(?: exactly| here| me to (?:say|do|answer|tell|talk about)| from me| to (?:know|hear|get at)| "
             "(?:by|with) {this}| for)*",
             "what (?:do|does|did) (?:it|that|this|{this}) (?:mean|want)(?: exactly)?|what is (?:the|your|this) "
             "question (?:about|asking|here)|what is (?:meant|being asked)(?: here)?|what exactly",
             "{this} (?:is|was|sounds|seems)(?: (?:a bit|too|not|very|really|quite|so|little|rather))* (?:not (?:very "
             "|so |really |that |quite )?clear|unclear|confusing|vague|long|complicated|broad|hard to "
             "understand|difficult to understand|understandable|ambiguous)(?: (?:to|for) me)?",
             "(?:it|that|this) is not (?:very |really |so )?clear(?: (?:to|for) me)?|i am (?:a bit |a little |really "
             "|so )?confused(?: (?:by|about|with) .{1,30})?|you lost me(?: there)?|it does not make sense(?: to me)?",
             "(?:{ask} )?(?:make|be|making) (?:{this} |it )?(?:(?:a bit|a little|more) "
             ")*(?:simpler|easier|clearer|more clear|specific|clear|precise|concrete|understandable)(?: (?:for|to) "
             "me)?",
             "(?:{ask} )?help me (?:to )?understand(?: {this}| what you (?:mean|want|are asking))?|what means "
             "(?:it|this|that|the question)|i (?:have )?not understood(?: {this})?"})};
}

RequestRule think_rule() {
    return {
        Intent::think,
        whole({"{ask} pause(?: for)?(?: (?:a|one|just a))?(?: (?:moment|second|minute|bit))?|let me (?:just |quickly "
               "|first )*(?:think|see|reflect|consider|remember|recall|recollect|collect my thoughts|gather my "
               "thoughts|have a think)(?: (?:about|on|over) (?:it|that|this)(?: one)?| it through| back)?(?: for)?(?: "
               "(?:a|one|just a|some))?(?: (?:quick|little))?(?: (?:moment|second|minute|bit|while|time))?",
               "(?:{ask} )?(?:give|allow|take|have|need|get|use|spend|grab)(?: me| myself)?(?: just| only)?(?: a| one| "
               "some| two| few| a few| couple| couple of| a couple of| half a| like a| 1| 2| 30)?(?: more| little| "
               "short| quick| bit| bit of| little bit of)*(?: "
               "(?:moments?|seconds?|minutes?|times?|while|break|pause))(?: more)?(?: (?:to|for)(?: me)?(?: "
               "(?:to|for))? .{1,40})?",
               "i (?:will |just |would |only )*(?:need|take|want|have|like|require)(?: to have| to take)?(?: just| "
               "only)?(?: a| one| some| two| few| a few| couple| couple of| a couple of| half a| 1| 2| 30)?(?: more| "
               "little| short| quick| bit of| bit)*(?: (?:moments?|seconds?|minutes?|times?|while))(?: more)?(?: "
               "(?:to|for)(?: me)?(?: (?:to|for))? .{1,40})?",
               "(?:just )?(?:one|a|just a) moment(?: to .{1,30})?|just (?:a|one) (?:second|minute)|(?:one|a|1) "
               "(?:second|minute|bit) (?:please|to think|to think about (?:it|this|that))|please (?:one|a) "
               "(?:second|minute|moment)|moment",
               "(?:please )?(?:hold on|hang on|wait|bear with me)(?: for)?(?: (?:a|one|just a))?(?: "
               "(?:moment|second|minute|bit))?",
               "i (?:am |need to |have to |must |will |want to |would like to |should |just )+(?:still "
               ")?(?:thinking|think)(?: (?:about|on|over) (?:it|that|this)(?: one)?)?(?: first)?(?: for)?(?: "
               "(?:a|one))?(?: (?:moment|second|minute|bit|while))?",
               "(?:still )?thinking|(?:{ask} )?think(?: about (?:it|this|that))?(?: for (?:a|one) "
               "(?:moment|second|minute|bit))?|i am (?:not ready|still here)(?: yet)?|not ready(?: yet)?"})};
}

RequestRule skip_rule() {
    return {
        Intent::skip,
        whole(
            {"(?:{ask} )?(?:skip|skipping|pass|pass on|pass over|not answer)(?: {this}| one)?(?: for (?:now|later|the "
             "moment))?",
             "(?:we|you|i) (?:can|could|should) (?:skip|leave|pass on) (?:this|that) (?:one|question)|(?:we|you) "
             "(?:can|could|should) (?:move on|go on|go to the next|move to the next)(?: (?:one|question))?",
             "{ask} (?:leave|drop|jump over|leave out|come back to) {this}(?: (?:out|for later|later))?|i (?:will |am "
             "going to |would like to |want to |have to )(?:pass|skip)(?: on)?(?: {this})?|i give up(?: on {this})?",
             "(?:{ask} )?(?:move|go|jump|proceed|continue|switch|get|carry|going|moving|change)(?: "
             "(?:on|ahead|over|forward|further|directly))*(?: (?:to|with|for))? (?:the |a |an |my |some "
             ")?(?:next|another|other|different|new)(?: (?:one|question|topic|thing))?",
             "{ask} (?:move|go|carry|moving) (?:on|ahead|forward)(?: (?:from|with) {this})?(?: without "
             "(?:it|this|that))?|move on|{ask} (?:continue|proceed)",
             "next(?: (?:question|one|topic))?(?: please)?|the next (?:question|one) please|the next question",
             "(?:{ask} )?(?:ask|give|try|have|take|choose|pick|do|answer|get|asking|talk about|discuss)(?: "
             "(?:me|us))?(?: (?:about|with))?(?: (?:something|anything|some|a|an|another|the))?(?: "
             "(?:else|other|different|another|new|easier))(?: (?:one|question|topic|thing))?",
             "(?:something|anything) (?:else|different|easier)|(?:{ask} )?(?:a )?(?:another|different|other|new)(?: "
             "(?:question|one|topic))|(?:{ask} )?change (?:the |this |to another )?(?:question|topic|subject)",
             "i (?:would|will) (?:rather|prefer to|prefer) not(?: to)?(?: (?:answer|talk about|discuss|say|speak "
             "about|share|go into)(?: (?:this|that|it|about it|{this}).{0,20})?)?",
             "i (?:do not|would not|am not going to|will not|can not) (?:want to |like to |wish to |going to "
             ")?(?:answer|talk about|discuss|do|share) (?:this|that|it|about it|{this})(?: (?:one|question))?",
             "(?:i )?(?:prefer|would prefer) (?:not to (?:answer|say)|another (?:one|question)|a different "
             "(?:one|question)|the next (?:one|question))(?: {this})?|(?:{ask} )?(?:get|come) back to (?:you on "
             ")?{this}(?: later)?|(?:{ask} )?(?:go|move|switch|get|jump|talk) (?:on )?(?:to|about) something "
             "(?:else|different)|(?:this|that|the) (?:question|one) (?:does|do|is) not "
             "(?:apply|applicable|relevant|fit)(?: (?:to|for) me)?|no comment|rather not(?: say| answer)?|not this "
             "(?:one|question)|i (?:do not|did not) (?:like|want) this (?:one|question)"})};
}

RequestRule hint_rule() {
    return {
        Intent::hint,
        whole({"(?:{ask} )?(?:give|get|have|need|use|take|see|provide|offer|show|ask for)?(?: me| us)?(?: "
               "?(?:a|any|some|one|another|just a|just one|your))?(?: ?(?:small|little|tiny|quick|bit of|little bit "
               "of|first|more|other|further))*(?: ?(?:hints?|clues?|tips?|pointers?|nudge))(?: "
               "(?:(?:for|on|with|about) (?:this|that|it|{this}|me)(?: one)?|to (?:start|begin|help|get) "
               "?.{0,20}|where to .{1,20}|how to .{1,20}))?",
               "(?:{ask} )?(?:give |get |have |need |use )(?:me )?(?:a |some |any )?(?:little |bit of |little bit of "
               ")*help(?: (?:with|on|for|here) ?(?:this|that|it|{this})?)?|{ask} (?:some |a little |a bit of "
               ")?help|(?:{ask} )?(?:nudge|guide|steer) me(?: (?:a bit|a little|here))?|what "
               "(?:would|could|might|is|will) be a good (?:starting point|place to start|way to start)|(?:i )?(?:am "
               "|do |have )?(?:not (?:sure|know|certain)|no (?:idea|clue)) (?:where|how) to (?:start|begin)",
               "(?:{ask} )?help(?: me)?(?: out| a bit| a little| here| please| (?:with|on) "
               "(?:this|that|it|{this}))*|(?:{ask} )?(?:point me in|give me) (?:the|a|some) (?:right )?direction",
               "(?:where|how|with what) (?:should|do|can|could|would|shall|must) i (?:even )?(?:start|begin)(?: "
               "(?:with|here|on) ?(?:this|it|that)?)?",
               "i am (?:completely |totally |a bit |a little |really |kind of |kinda |so )*(?:stuck|blocked)(?: "
               "(?:here|on|with) ?(?:this|it|that|{this})?)?",
               "(?:are there|do you have|is there|have you got|got) (?:any|a|some) "
               "(?:hints?|clues?|tips?|pointers?)(?: for me)?"})};
}

RequestRule does_not_know_rule() {
    return {
        Intent::does_not_know,
        whole(
            {"i (?:really |actually |just |also |still |simply |honestly )*(?:do not|can not|could not|would not|am "
             "not|not)(?: (?:really|actually|even|quite|exactly|right now|at the moment|currently|honestly))* "
             "(?:know|remember|recall|idea|answer|think of (?:any|one|an?|something|anything|it|a good).*|come up with "
             ".{1,40}|have (?:an? |any |much |one |that |such |the )?(?:good |great |clear |real |specific |direct "
             "|particular |much )*(?:answer|idea|example|experience|clue|knowledge|story|case|one|exposure)|have "
             "(?:one|any)|familiar|experienced)(?: .{1,70})?",
             "(?:i (?:really |honestly |just )?(?:have |have got |got )?)?(?:absolutely |totally |really )*no "
             "(?:idea|clue|experience|example|examples|knowledge|such (?:experience|example|case|situation))(?: "
             ".{1,60})?|(?:i have |sorry )?no (?:answer|memory of (?:it|that|this))(?: (?:for|to) (?:that|this|it)(?: "
             "one)?)?",
             "i (?:have |had |had )?(?:really |personally |actually )*(?:never|not)(?: "
             "(?:ever|really|yet|actually|personally|had to|had the chance to|had))* "
             "(?:done|did|do|worked|work|used|use|dealt|deal|seen|experienced|been|faced|built|encountered|tried|"
             "touched|heard|learned|learnt|studied|come "
             "across|handle|handled|experience|an?|any|such|one|that|implemented|migrated|designed|written)(?: "
             ".{1,60})?",
             "nothing (?:comes|came|is coming) to (?:my )?mind(?: .{1,20})?|nothing like (?:that|this)|my "
             "(?:mind|head) is (?:blank|empty)|i am (?:blanking|drawing a blank)(?: .{1,20})?|i (?:draw|drew) a "
             "blank|mind blank",
             "(?:i am )?not (?:really |very |so |too |that )?(?:familiar|experienced|good) (?:with|in|at) .{1,50}",
             "(?:i am )?(?:really |honestly )?not (?:really |so |quite |too )?sure(?: (?:about (?:this|that|it)(?: "
             "one)?|at all|how to (?:answer|respond|do|start).{0,30}|what to (?:say|answer|tell).{0,20}))?|(?:do "
             "not|not) know(?: .{1,40})?|no i do not|not (?:have|got) (?:any |much |enough "
             ")?(?:experience|idea|example|knowledge).{0,40}",
             "i (?:have )?(?:forgot|forgotten)(?: (?:it|that|about (?:it|that)|how))?|beats me|hard to say|i lack "
             "(?:the )?(?:experience|knowledge).{0,30}|(?:i )?can not say|not applicable|n/a|no i (?:have|did) "
             "not|(?:we|i) (?:never|did not|have not|had not)(?: (?:ever|really|yet))? "
             "(?:had|have|do|did|done|use|used) (?:that|this|it|such|one|anything like.{0,30}|something "
             "like.{0,30}|anything)|(?:that |it |this )?(?:has )?never happened(?: (?:to|with|in) .{1,40})?|i (?:can "
             "not|could not) (?:say|tell)(?: you)?",
             "(?:that|this|it) is (?:new to me|not something i (?:know|have done|did).{0,20}|outside (?:of )?my "
             ".{1,30}|beyond me|not my (?:area|field|thing).{0,20})|i (?:do not|would not) have (?:anything|something) "
             "(?:for|like) (?:this|that).{0,20}"})};
}

RequestRule nothing_rule() {
    return {
        Intent::nothing,
        whole({"(?:no|nope|nah|none|not really|nothing|no thanks|no thank you|not (?:right now|at the moment|for "
               "now|from me|that i (?:know|can think) of))(?: (?:nothing|none|no|else|more|to add|from (?:me|my "
               "side|my end)|really|at all|for now|thanks|thank you|further|questions?|in particular|that comes to "
               "mind|i (?:am|think i am) (?:good|fine|done|all set)|any))*",
               "(?:and )?(?:that is|that was|it is|this is)(?: (?:basically|about|pretty much|really|probably))? "
               "(?:all|it|everything)(?: (?:from|on) (?:me|my side|my end))?(?: (?:for now|i have|i had|i wanted "
               ".{1,30}|i can .{1,30}|really|for this.{0,12}))*",
               "i (?:am|think i am) (?:all )?(?:good|done|fine|set|all set|finished)(?: (?:with "
               "(?:this|that|it|{this}|my answer)|for now|here))?|all good|all clear|nothing (?:else|more|to add|from "
               "me|from my side|for now|in particular|further)(?: .{1,30})?",
               "(?:i )?(?:do not have|have no|have not|do not|got no|have not got|no)(?: any| got any)?(?: more| "
               "other| further| particular| specific)*(?: questions?| anything| nothing)(?: .{1,40})?",
               "that (?:will|would) be (?:all|it|everything).{0,20}|that covers "
               "(?:it|everything|all|most).{0,12}|(?:you|we|i think you|that) (?:have |has )?(?:already "
               ")?(?:covered|answered|explained)(?: (?:everything|it all|all|it|them|most|my questions?).{0,30})?"})};
}

RequestRule acknowledged_rule() {
    return {Intent::acknowledged,
            whole({"(?:hello|hi|hey|greetings)(?: (?:there|everyone|again|and welcome))?|good "
                   "(?:morning|afternoon|evening|day)|(?:it is |it was )?(?:very "
                   ")?(?:nice|pleased|great|good|happy|glad|lovely) (?:to (?:meet|see|talk to|speak with|be here|speak "
                   "to)(?: you)?|meeting you|talking to you|talking with you)(?: too)?(?: here)?",
                   "thanks(?: .{1,40})?|thank you(?: .{1,40})?|many thanks|i appreciate (?:it|that|your "
                   "time).{0,20}|cheers|much appreciated",
                   "ok|sure|all right|fine|great|cool|perfect|got it|i see|understood|noted|makes sense|sounds "
                   "good|right|yes|of course|no problem|very good|very "
                   "well|interesting|good|excellent|wonderful|absolutely|certainly|let us do it|that (?:is|sounds) "
                   "(?:fine|good|great|ok|interesting|helpful|clear)|wow|ah|oh|i understand|understand|clear|will "
                   "do|yes please",
                   "i am (?:ready|listening|here|set|excited.{0,20})|ready|let us (?:start|begin|go|get started)|go "
                   "ahead|we can (?:start|begin)|(?:and )?how are you(?: (?:today|doing|doing today))?|i am "
                   "(?:good|fine|well|doing well|doing good)(?: (?:thanks|thank you|today))?|shall we (?:start|begin)",
                   "sorry(?: (?:about|for) .{1,30})?|i am (?:so |very |really )?sorry(?: (?:about|for) .{1,30})?|my "
                   "(?:bad|apologies|mistake)|apologies.{0,20}|excuse me|please|one (?:question|thing)|(?:a )?quick "
                   "(?:question|one)|i have (?:a|one|another) (?:quick |small )?question(?: (?:about|for|on|before) "
                   ".{1,25})?|question",
                   "(?:wow |oh |hmm |um )*(?:(?:that|this|it) is |what )?(?:an? |such a |quite a |really )?(?:very "
                   "|really |pretty "
                   ")*(?:good|great|hard|tough|difficult|tricky|interesting|nice|big|broad|excellent|easy|challenging)("
                   "?: (?:one|question|topic))",
                   "(?:my english (?:is|was) .{1,30}|english is not my .{1,30}|i am not (?:a )?native.{0,20}|i am (?:a "
                   "bit |a little |very |so )?nervous.{0,20}|my "
                   "(?:connection|audio|sound|line|internet|microphone|wifi|headset|headphones|screen) .{1,40})",
                   "(?:um|uh|uhm|erm|er|hmm|hm|mm|mhm|mmm|ehm|eh|ah|oh|umm|uhh|hmmm|well|so|like|you "
                   "know|honestly|actually|to be honest|basically|i mean|let me say|unfortunately|how "
                   "(?:do|can|should) i (?:say|put) (?:it|this))"})};
}

}  // namespace

const std::vector<RequestRule>& request_rules() {
    static const std::vector<RequestRule> list{stop_rule(),    repeat_rule(),        rephrase_rule(),
                                               skip_rule(),    think_rule(),         hint_rule(),
                                               nothing_rule(), does_not_know_rule(), acknowledged_rule()};
    return list;
}

}  // namespace offerbox::interview
