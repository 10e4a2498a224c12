def log = new File(basedir, 'build.log').text
def folder = new File(basedir, 'target/evaluate')
def page = new File(folder, 'model.html').text
def verdict = (log =~ /Robust accuracy .* under L. 8\/255 on 20 test images; .* without an attack; the claim of 47 % .*/)
assert verdict.find()
assert page.contains('Robust accuracy ')
assert page.contains('C11 logits, evaluation mode, input range')
assert page.contains('That is no better than guessing')
assert log.contains("12 tensors under 'module.'")
def card = new File(folder, 'model-card.json').text
assert card.contains('"eps" : "8/255"') && card.contains('"architecture" : "basic_cnn"') && card.contains('"reported" : "47"')
assert new File(folder, 'badge.svg').text.startsWith('<svg ')
assert card.contains('"autoattack_acc_95" : [')
assert new File(folder, 'curves/model-attacks.svg').text.contains('<svg')
assert page.contains('src="curves/model-attacks.svg"')
assert new File(folder, 'examples').list().length == 1
assert new File(folder, 'runs/evaluate').list().findAll { it.endsWith('.json') }.size() == 1
assert log.contains('model.pth are a Python pickle, as torch.save writes it, which can run code when it is read and is never opened here')
assert !new File(basedir, 'refused').exists()
assert log.contains('do not fit the network: ')
assert log.contains("not the network's: module.fc1.weight [512, 2304]")
assert !new File(basedir, 'other/model.html').exists()
assert log.count('BUILD FAILURE') == 2
def both = new File(basedir, 'ensemble/model-card.json').text
assert both.contains('"name" : "model.safetensors + other.safetensors"') && both.contains('"dataset" : "image-folder"')
assert both.contains('"images" : 20,')
return true
