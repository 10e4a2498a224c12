def folder = new File(basedir, 'target/reports')
def page = new File(folder, 'reproduction.html').getText('UTF-8')
def sentence = 'The template html/section/tables.ftlh of your template folder, line 3, cannot be used: '

def log = new File(basedir, 'build.log').text
assert log.contains('BUILD SUCCESS')
assert log.readLines().count { it.startsWith('[ERROR] ' + sentence) && it.endsWith('The built-in one was used.') } == 1
assert page.contains(sentence)
// the built-in table stands where the user's should have, and the user's other template is used
assert !page.contains('a table of my own')
assert page.contains('90.0') && page.contains('20.0') && page.contains('not run')
assert page.contains('ask me how')
['tex', 'csv', 'json'].each { assert new File(folder, 'reproduction.' + it).length() > 0 }
return true
